export default {
  "en": {
    "wrong": {
      "required": "Please fill this in.",
      "control": "There is a character in it that can’t be seen. Please type it anew.",
      "several": "Some fields need another look."
    },
    "link": {
      "auth.token_malformed": "This link is not complete",
      "auth.token_expired": "This link has expired",
      "auth.token_spent": "This link was used before",
      "auth.token_revoked": "This link was withdrawn",
      "auth.token_foreign": "This link does not work"
    },
    "problem": {
      "title": "That did not work",
      "incomplete": "Please open it once more from the message that we sent you.",
      "away": "We can’t be reached right now. Check your connection and try again.",
      "wait_minute": "Too many tries. Please wait a minute, then try again.",
      "wait_minutes": "Too many tries. Please wait {minutes} minutes, then try again.",
      "other": "That did not work: {detail} (reference: {reference})",
      "try_again": "Try again"
    }
  },
  "es": {
    "wrong": {
      "required": "Rellena este campo.",
      "control": "Contiene un carácter que no se ve. Escríbelo de nuevo.",
      "several": "Revisa los campos marcados."
    },
    "link": {
      "auth.token_malformed": "Este enlace no está completo",
      "auth.token_expired": "Este enlace ha caducado",
      "auth.token_spent": "Este enlace ya se usó",
      "auth.token_revoked": "Este enlace se ha retirado",
      "auth.token_foreign": "Este enlace no funciona"
    },
    "problem": {
      "title": "No ha funcionado",
      "incomplete": "Ábrelo otra vez desde el mensaje que te enviamos.",
      "away": "Ahora mismo no podemos responder. Comprueba tu conexión e inténtalo de nuevo.",
      "wait_minute": "Demasiados intentos. Espera un minuto e inténtalo de nuevo.",
      "wait_minutes": "Demasiados intentos. Espera {minutes} minutos e inténtalo de nuevo.",
      "other": "No ha funcionado: {detail} (referencia: {reference})",
      "try_again": "Intentar de nuevo"
    }
  },
  "pt": {
    "wrong": {
      "required": "Preencha este campo.",
      "control": "Contém um caractere que não se vê. Digite novamente.",
      "several": "Revise os campos marcados."
    },
    "link": {
      "auth.token_malformed": "Este link não está completo",
      "auth.token_expired": "Este link expirou",
      "auth.token_spent": "Este link já foi usado",
      "auth.token_revoked": "Este link foi cancelado",
      "auth.token_foreign": "Este link não funciona"
    },
    "problem": {
      "title": "Não funcionou",
      "incomplete": "Abra-o novamente a partir da mensagem que enviamos.",
      "away": "Não conseguimos responder agora. Verifique sua conexão e tente novamente.",
      "wait_minute": "Tentativas demais. Aguarde um minuto e tente novamente.",
      "wait_minutes": "Tentativas demais. Aguarde {minutes} minutos e tente novamente.",
      "other": "Não funcionou: {detail} (referência: {reference})",
      "try_again": "Tentar novamente"
    }
  },
  "vi": {
    "wrong": {
      "required": "Vui lòng điền vào ô này.",
      "control": "Có một ký tự không nhìn thấy được. Vui lòng nhập lại.",
      "several": "Vui lòng xem lại các ô được đánh dấu."
    },
    "link": {
      "auth.token_malformed": "Liên kết này không đầy đủ",
      "auth.token_expired": "Liên kết này đã hết hạn",
      "auth.token_spent": "Liên kết này đã được dùng",
      "auth.token_revoked": "Liên kết này đã bị thu hồi",
      "auth.token_foreign": "Liên kết này không dùng được"
    },
    "problem": {
      "title": "Không thực hiện được",
      "incomplete": "Vui lòng mở lại liên kết từ thư chúng tôi đã gửi cho bạn.",
      "away": "Hiện không thể kết nối. Hãy kiểm tra kết nối mạng rồi thử lại.",
      "wait_minute": "Bạn đã thử quá nhiều lần. Vui lòng đợi một phút rồi thử lại.",
      "wait_minutes": "Bạn đã thử quá nhiều lần. Vui lòng đợi {minutes} phút rồi thử lại.",
      "other": "Không thực hiện được: {detail} (mã tham chiếu: {reference})",
      "try_again": "Thử lại"
    }
  }
};
