export default {
  "en": {
    "calendar": {
      "title": "Calendar",
      "today": "Today",
      "back": "Back",
      "on": "Forward",
      "views": "What is shown",
      "zone": "{city} time",
      "more": "{count} more",
      "nothing": "Nothing is booked on these days",
      "close": "Close",
      "legend": "Colours of services",
      "waiting": "{count} people wait for time on this day",
      "waiting_one": "Somebody waits for time on this day"
    },
    "calendar_view": {"day": "Day", "week": "Week", "month": "Month", "list": "List"},
    "calendar_filter": {
      "member": "With whom", "team": "Team", "service": "Service",
      "any_member": "Everybody", "any_team": "All teams", "any_service": "All services"
    },
    "booking_status": {
      "held": "Held", "pending": "To be confirmed", "confirmed": "Confirmed", "completed": "Completed", "no_show": "No-show", "cancelled": "Cancelled"
    },
    "cancelled_by": {"staff": "by staff", "customer": "by the customer", "system": "by itself"},
    "booking": {
      "title": "New booking",
      "contact": "Customer",
      "find": "Name, phone or e-mail",
      "new": "New customer",
      "new_named": "New customer “{name}”",
      "find_instead": "Find somebody known",
      "change": "Change",
      "name": "Name",
      "phone": "Phone (WhatsApp)",
      "email": "E-mail",
      "service": "Service",
      "member": "With",
      "anybody": "Whoever is free",
      "date": "Date",
      "time": "Time",
      "free": "Free starts",
      "none_free": "Nothing is free on this day.",
      "notes": "Notes",
      "repeat": "Repeat",
      "count": "How many times",
      "book": "Book",
      "booking": "Booking…",
      "booked": "{name} is booked for {moment}",
      "leave": "Cancel",
      "anyway": "Book anyway",
      "skip": "Book those that are free",
      "whom_missing": "Choose a customer, or give the new one a name."
    },
    "series_repeat": {"never": "Does not repeat", "week": "Every week", "fortnight": "Every two weeks", "month": "Every month"},
    "moving": {
      "moved": "{name} is moved to {moment}",
      "taken": "That time is taken",
      "override": "Outside the usual hours",
      "stale": "Somebody has just changed it",
      "other": "That did not work",
      "not_moved": "{name} was not moved to {moment}; everything is as it was.",
      "nearest": "Nearest free starts:",
      "none_near": "There is nothing free near it.",
      "anyway": "Move anyway",
      "leave": "Leave it where it was"
    },
    "deed": {
      "confirm": "Confirm", "complete": "Complete", "no_show": "No-show", "move": "Move", "move_it": "Move", "cancel": "Cancel booking",
      "cancel_it": "Cancel it", "add_notes": "Add notes", "edit_notes": "Edit notes"
    },
    "sheet": {
      "when": "When",
      "series": "Repeats",
      "messages": "Messages about it",
      "loading": "Loading…",
      "no_messages": "Nothing was sent about it, and nothing is planned.",
      "scheduled": "Scheduled for {moment}",
      "state": "{state}, {moment}",
      "links": "More about it",
      "conversation": "Open conversation",
      "contact": "Customer’s page",
      "ics": "Calendar file",
      "made": "Booked {moment}",
      "reason": "Reason",
      "reason_hint": "Kept with the booking. The customer is told that it is cancelled.",
      "keep": "Keep it",
      "save": "Save",
      "scope": "Which of the series"
    },
    "series_scope": {"this": "This one", "following": "This and those after it", "all": "All of them"},
    "message_kind": {
      "booking.requested": "Request received", "booking.confirmation": "Confirmation", "booking.moved": "New time", "booking.cancelled": "Cancellation",
      "booking.reminder": "Reminder", "booking.no_show": "We missed you", "waitlist.offer": "Offer of free time"
    },
    "message_channel": {"email": "by e-mail", "whatsapp": "on WhatsApp", "webhook": "to another system"},
    "message_state": {
      "ready": "About to go", "attempting": "Being sent", "sent": "Sent", "delivered": "Delivered", "failed": "Failed", "in_doubt": "In doubt",
      "skipped": "Not sent"
    }
  },
  "es": {
    "calendar": {
      "title": "Calendario",
      "today": "Hoy",
      "back": "Atrás",
      "on": "Adelante",
      "views": "Qué se muestra",
      "zone": "Hora de {city}",
      "more": "{count} más",
      "nothing": "No hay reservas en estos días",
      "close": "Cerrar",
      "legend": "Colores de los servicios",
      "waiting": "{count} personas esperan un hueco este día",
      "waiting_one": "Alguien espera un hueco este día"
    },
    "calendar_view": {"day": "Día", "week": "Semana", "month": "Mes", "list": "Lista"},
    "calendar_filter": {
      "member": "Con quién", "team": "Equipo", "service": "Servicio",
      "any_member": "Todos", "any_team": "Todos los equipos", "any_service": "Todos los servicios"
    },
    "booking_status": {
      "held": "Retenida", "pending": "Por confirmar", "confirmed": "Confirmada", "completed": "Realizada", "no_show": "No vino", "cancelled": "Cancelada"
    },
    "cancelled_by": {"staff": "por el personal", "customer": "por el cliente", "system": "automáticamente"},
    "booking": {
      "title": "Nueva reserva",
      "contact": "Cliente",
      "find": "Nombre, teléfono o correo",
      "new": "Cliente nuevo",
      "new_named": "Cliente nuevo «{name}»",
      "find_instead": "Buscar a alguien conocido",
      "change": "Cambiar",
      "name": "Nombre",
      "phone": "Teléfono (WhatsApp)",
      "email": "Correo",
      "service": "Servicio",
      "member": "Con",
      "anybody": "Quien esté libre",
      "date": "Fecha",
      "time": "Hora",
      "free": "Horas libres",
      "none_free": "No hay nada libre este día.",
      "notes": "Notas",
      "repeat": "Repetir",
      "count": "Cuántas veces",
      "book": "Reservar",
      "booking": "Reservando…",
      "booked": "{name} tiene reserva: {moment}",
      "leave": "Cancelar",
      "anyway": "Reservar de todos modos",
      "skip": "Reservar las que están libres",
      "whom_missing": "Elige un cliente o ponle nombre al nuevo."
    },
    "series_repeat": {"never": "No se repite", "week": "Cada semana", "fortnight": "Cada dos semanas", "month": "Cada mes"},
    "moving": {
      "moved": "{name} pasa a {moment}",
      "taken": "Esa hora está ocupada",
      "override": "Fuera del horario habitual",
      "stale": "Alguien acaba de cambiarla",
      "other": "No ha funcionado",
      "not_moved": "{name} no se ha movido a {moment}; todo sigue como estaba.",
      "nearest": "Horas libres más cercanas:",
      "none_near": "No hay nada libre cerca.",
      "anyway": "Mover de todos modos",
      "leave": "Dejarla donde estaba"
    },
    "deed": {
      "confirm": "Confirmar", "complete": "Realizada", "no_show": "No vino", "move": "Mover", "move_it": "Mover ahora", "cancel": "Cancelar reserva",
      "cancel_it": "Cancelarla", "add_notes": "Añadir notas", "edit_notes": "Editar notas"
    },
    "sheet": {
      "when": "Cuándo",
      "series": "Se repite",
      "messages": "Mensajes sobre ella",
      "loading": "Cargando…",
      "no_messages": "No se ha enviado nada ni hay nada previsto.",
      "scheduled": "Previsto para {moment}",
      "state": "{state}, {moment}",
      "links": "Más",
      "conversation": "Abrir conversación",
      "contact": "Ficha del cliente",
      "ics": "Archivo de calendario",
      "made": "Reservada {moment}",
      "reason": "Motivo",
      "reason_hint": "Se guarda con la reserva. Se avisa al cliente de la cancelación.",
      "keep": "Conservarla",
      "save": "Guardar",
      "scope": "Cuáles de la serie"
    },
    "series_scope": {"this": "Solo esta", "following": "Esta y las siguientes", "all": "Todas"},
    "message_kind": {
      "booking.requested": "Solicitud recibida", "booking.confirmation": "Confirmación", "booking.moved": "Nueva hora", "booking.cancelled": "Cancelación",
      "booking.reminder": "Recordatorio", "booking.no_show": "Te echamos de menos", "waitlist.offer": "Oferta de hueco"
    },
    "message_channel": {"email": "por correo", "whatsapp": "por WhatsApp", "webhook": "a otro sistema"},
    "message_state": {
      "ready": "A punto de salir", "attempting": "Enviándose", "sent": "Enviado", "delivered": "Entregado", "failed": "Fallido", "in_doubt": "En duda",
      "skipped": "No enviado"
    }
  }
};
