export default {
  "en": {
    "reports": {
      "csv": "Download CSV",
      "of": "Report",
      "unpriced": "Delivered messages whose price Meta has not told, and which are in no cost: {count}.",
      "range": "Range",
      "from": "From",
      "to": "To",
      "by": "Broken down by",
      "measures": "Figures",
      "total": "Total",
      "table": "All figures",
      "nothing": "Nothing to show",
      "nothing_lead": "There is nothing of this kind in the range. Try a longer one."
    },
    "report_about": {
      "first_responses": "From a customer’s message that began a conversation, or opened it again, to the first answer by one of your team; automatic replies don’t count. Messages from before this report existed are not counted.",
      "messages": "WhatsApp messages that Meta took, on the day on which they were delivered. Meta says which are charged, and as what; the cost is counted with your rates (Settings, WhatsApp), and is empty where one is missing. Meta charges no message that was not delivered."
    },
    "report_none": {"team": "No team", "service": "About no booking", "member": "Sent automatically", "category": "Not told yet"},
    "report_range": {"week": "Last 7 days", "month": "Last 4 weeks", "quarter": "Last 3 months", "last_month": "Last month", "own": "Own range"},
    "report_of": {"bookings": "Bookings", "first_responses": "First answers", "messages": "Message costs"},
    "report_by": {"day": "Day", "service": "Service", "team": "Team", "member": "Member", "category": "Category"},
    "measure": {
      "bookings": "Bookings", "occupancy": "Occupancy", "no_show_rate": "No-shows", "cancellation_rate": "Cancelled", "lead_time_hours": "Booked ahead", "revenue": "Revenue booked",
      "median_minutes": "First answer, median", "p90_minutes": "Nine of ten within", "opened": "Conversations opened", "answered_rate": "Answered",
      "sent": "Messages sent", "delivered": "Delivered", "billable": "Charged", "cost": "Cost"
    }
  },
  "es": {
    "reports": {
      "csv": "Descargar CSV",
      "of": "Informe",
      "unpriced": "Mensajes entregados cuyo precio Meta no ha indicado, y que no están en ningún coste: {count}.",
      "range": "Periodo",
      "from": "Desde",
      "to": "Hasta",
      "by": "Desglosado por",
      "measures": "Cifras",
      "total": "En total",
      "table": "Todas las cifras",
      "nothing": "Nada que mostrar",
      "nothing_lead": "No hay nada de este tipo en el periodo. Prueba uno más largo."
    },
    "report_about": {
      "first_responses": "Desde el mensaje con el que un cliente inicia o reabre una conversación hasta la primera respuesta de alguien de tu equipo; las respuestas automáticas no cuentan. Los mensajes anteriores a este informe no se cuentan.",
      "messages": "Mensajes de WhatsApp que Meta aceptó, en el día en que se entregaron. Meta dice cuáles se cobran, y en qué categoría; el coste se calcula con tus tarifas (Ajustes, WhatsApp) y queda vacío donde falta alguna. Meta no cobra lo que no se entrega."
    },
    "report_none": {"team": "Sin equipo", "service": "Sin reserva", "member": "Enviado automáticamente", "category": "Aún sin indicar"},
    "report_range": {"week": "Últimos 7 días", "month": "Últimas 4 semanas", "quarter": "Últimos 3 meses", "last_month": "El mes pasado", "own": "Otro periodo"},
    "report_of": {"bookings": "Reservas", "first_responses": "Primeras respuestas", "messages": "Coste de mensajes"},
    "report_by": {"day": "Día", "service": "Servicio", "team": "Equipo", "member": "Persona", "category": "Categoría"},
    "measure": {
      "bookings": "Reservas", "occupancy": "Ocupación", "no_show_rate": "Ausencias", "cancellation_rate": "Canceladas", "lead_time_hours": "Antelación", "revenue": "Ingresos reservados",
      "median_minutes": "Primera respuesta, mediana", "p90_minutes": "Nueve de cada diez en", "opened": "Conversaciones abiertas", "answered_rate": "Respondidas",
      "sent": "Mensajes enviados", "delivered": "Entregados", "billable": "Cobrados", "cost": "Coste"
    }
  }
};
