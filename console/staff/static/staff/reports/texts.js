export default {
  "en": {
    "reports": {
      "csv": "Download CSV",
      "of": "Report",
      "no_team": "No team",
      "about_responses": "From a customer’s message that began a conversation, or opened it again, to the first answer by one of your team; automatic replies don’t count. Messages from before this report existed are not counted.",
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
    "report_range": {"week": "Last 7 days", "month": "Last 4 weeks", "quarter": "Last 3 months", "last_month": "Last month", "own": "Own range"},
    "report_of": {"bookings": "Bookings", "first_responses": "First answers"},
    "report_by": {"day": "Day", "service": "Service", "team": "Team", "member": "Member"},
    "measure": {
      "bookings": "Bookings", "occupancy": "Occupancy", "no_show_rate": "No-shows", "cancellation_rate": "Cancelled", "lead_time_hours": "Booked ahead", "revenue": "Revenue booked",
      "median_minutes": "First answer, median", "p90_minutes": "Nine of ten within", "opened": "Conversations opened", "answered_rate": "Answered"
    }
  },
  "es": {
    "reports": {
      "csv": "Descargar CSV",
      "of": "Informe",
      "no_team": "Sin equipo",
      "about_responses": "Desde el mensaje con el que un cliente inicia o reabre una conversación hasta la primera respuesta de alguien de tu equipo; las respuestas automáticas no cuentan. Los mensajes anteriores a este informe no se cuentan.",
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
    "report_range": {"week": "Últimos 7 días", "month": "Últimas 4 semanas", "quarter": "Últimos 3 meses", "last_month": "El mes pasado", "own": "Otro periodo"},
    "report_of": {"bookings": "Reservas", "first_responses": "Primeras respuestas"},
    "report_by": {"day": "Día", "service": "Servicio", "team": "Equipo", "member": "Persona"},
    "measure": {
      "bookings": "Reservas", "occupancy": "Ocupación", "no_show_rate": "Ausencias", "cancellation_rate": "Canceladas", "lead_time_hours": "Antelación", "revenue": "Ingresos reservados",
      "median_minutes": "Primera respuesta, mediana", "p90_minutes": "Nueve de cada diez en", "opened": "Conversaciones abiertas", "answered_rate": "Respondidas"
    }
  }
};
