export default {
  "en": {
    "refuse": {
      "title": "No more of these emails?",
      "lead": "{vendor} sends you {kind} by email. You can stop them here.",
      "button": "Stop these emails",
      "busy": "One moment…",
      "done": "You won’t get these emails any more",
      "done_lead": "{vendor} will not send you {kind} by email. What becomes of your own bookings you will still be told.",
      "again_button": "Send them again after all",
      "again": "Please open it once more from the message that you got, or ask whoever wrote to you."
    },
    "kind": {
      "booking_reminder": "reminders of your bookings",
      "booking_no_show": "messages when you could not come",
      "waitlist_offer": "offers of times that have become free"
    }
  },
  "es": {
    "refuse": {
      "title": "¿No quieres recibir más estos correos?",
      "lead": "{vendor} te envía {kind} por correo. Aquí puedes dejar de recibirlos.",
      "button": "Dejar de recibirlos",
      "busy": "Un momento…",
      "done": "Ya no recibirás estos correos",
      "done_lead": "{vendor} no te enviará {kind} por correo. Seguiremos informándote sobre tus propias reservas.",
      "again_button": "Volver a recibirlos",
      "again": "Ábrelo otra vez desde el mensaje que recibiste, o pregunta a quien te escribió."
    },
    "kind": {
      "booking_reminder": "recordatorios de tus reservas",
      "booking_no_show": "mensajes cuando no pudiste venir",
      "waitlist_offer": "ofertas de horas que han quedado libres"
    }
  },
  "pt": {
    "refuse": {
      "title": "Não quer mais estes e-mails?",
      "lead": "{vendor} envia a você {kind} por e-mail. Aqui você pode parar de recebê-los.",
      "button": "Parar de receber",
      "busy": "Um momento…",
      "done": "Você não receberá mais estes e-mails",
      "done_lead": "{vendor} não enviará a você {kind} por e-mail. Você continuará a ser informado sobre as suas próprias reservas.",
      "again_button": "Voltar a receber",
      "again": "Abra-o de novo a partir da mensagem que recebeu, ou pergunte a quem lhe escreveu."
    },
    "kind": {
      "booking_reminder": "lembretes das suas reservas",
      "booking_no_show": "mensagens quando você não pôde vir",
      "waitlist_offer": "ofertas de horários que ficaram livres"
    }
  },
  "vi": {
    "refuse": {
      "title": "Bạn không muốn nhận những thư này nữa?",
      "lead": "{vendor} gửi cho bạn {kind} qua email. Bạn có thể ngừng nhận tại đây.",
      "button": "Ngừng nhận",
      "busy": "Xin chờ một chút…",
      "done": "Bạn sẽ không nhận những thư này nữa",
      "done_lead": "{vendor} sẽ không gửi {kind} cho bạn qua email. Bạn vẫn sẽ được báo về các lịch hẹn của mình.",
      "again_button": "Nhận lại",
      "again": "Hãy mở lại từ thư bạn đã nhận, hoặc hỏi người đã viết cho bạn."
    },
    "kind": {
      "booking_reminder": "lời nhắc lịch hẹn",
      "booking_no_show": "thư khi bạn không đến được",
      "waitlist_offer": "thông báo về giờ trống"
    }
  }
};
