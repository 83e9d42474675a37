export default {
  "en": {
    "reports": {
      "csv": "Download CSV",
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
    "report_by": {"day": "Day", "service": "Service", "member": "Member"},
    "measure": {
      "bookings": "Bookings", "occupancy": "Occupancy", "no_show_rate": "No-shows", "cancellation_rate": "Cancelled", "lead_time_hours": "Booked ahead", "revenue": "Revenue booked"
    }
  },
  "es": {
    "reports": {
      "csv": "Descargar CSV",
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
    "report_by": {"day": "Día", "service": "Servicio", "member": "Persona"},
    "measure": {
      "bookings": "Reservas", "occupancy": "Ocupación", "no_show_rate": "Ausencias", "cancellation_rate": "Canceladas", "lead_time_hours": "Antelación", "revenue": "Ingresos reservados"
    }
  }
};
