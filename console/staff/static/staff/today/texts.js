export default {
  "en": {
    "today": {
      "morning": "Good morning, {name}",
      "afternoon": "Good afternoon, {name}",
      "evening": "Good evening, {name}",
      "bookings": "Today’s bookings",
      "count": "Bookings today",
      "done": "Completed",
      "to_confirm": "To confirm",
      "next": "Next one",
      "no_bookings": "Nothing is booked today.",
      "to_calendar": "Open the calendar",
      "pending": "Waiting to be confirmed",
      "unread": "Unread conversations",
      "all": "See all",
      "all_read": "You have read everything.",
      "unassigned": "{count} open conversations are with nobody",
      "unassigned_one": "One open conversation is with nobody",
      "not_sent": "Could not be sent",
      "again": "Send again",
      "sent_again": "It is sent again",
      "gaps": "Free today"
    },
    "beginning": {
      "title": "Get ready for your first booking",
      "lead": "A few steps, in any order.",
      "done": "Done",
      "services": "Say what can be booked",
      "services_lead": "Services with their length and price",
      "hours": "Set your opening hours",
      "hours_lead": "When you can be booked, and holidays",
      "whatsapp": "Connect WhatsApp",
      "whatsapp_lead": "Confirmations, reminders and conversations",
      "team": "Invite your team",
      "team_lead": "Everybody with a calendar of their own"
    }
  },
  "es": {
    "today": {
      "morning": "Buenos días, {name}",
      "afternoon": "Buenas tardes, {name}",
      "evening": "Buenas noches, {name}",
      "bookings": "Reservas de hoy",
      "count": "Reservas hoy",
      "done": "Realizadas",
      "to_confirm": "Por confirmar",
      "next": "La siguiente",
      "no_bookings": "Hoy no hay nada reservado.",
      "to_calendar": "Abrir el calendario",
      "pending": "Esperan confirmación",
      "unread": "Conversaciones sin leer",
      "all": "Ver todas",
      "all_read": "Lo has leído todo.",
      "unassigned": "{count} conversaciones abiertas no son de nadie",
      "unassigned_one": "Una conversación abierta no es de nadie",
      "not_sent": "No se pudo enviar",
      "again": "Enviar otra vez",
      "sent_again": "Se envía otra vez",
      "gaps": "Libre hoy"
    },
    "beginning": {
      "title": "Prepárate para tu primera reserva",
      "lead": "Unos pasos, en cualquier orden.",
      "done": "Hecho",
      "services": "Di qué se puede reservar",
      "services_lead": "Servicios con su duración y precio",
      "hours": "Fija tu horario",
      "hours_lead": "Cuándo se puede reservar, y festivos",
      "whatsapp": "Conecta WhatsApp",
      "whatsapp_lead": "Confirmaciones, recordatorios y conversaciones",
      "team": "Invita a tu equipo",
      "team_lead": "Cada persona con su propio calendario"
    }
  }
};
