export default {
  "en": {
    "verify": {
      "title": "Confirm your email address",
      "lead": "One last step, and your address is confirmed.",
      "button": "Confirm address",
      "busy": "Confirming…",
      "done": "Your address is confirmed",
      "done_lead": "Thank you. You can close this page.",
      "spent": "If you confirmed your address with it, there is nothing left to do. Otherwise sign in to {brand} and ask for another message.",
      "again": "Sign in to {brand} and ask for another message with a new link."
    },
    "reset": {
      "title": "Choose a new password",
      "lead": "For your {brand} account. All devices that are signed in to it will be signed out.",
      "button": "Save password",
      "busy": "Saving…",
      "done": "Your password is changed",
      "done_lead": "Sign in to {brand} with your new password. You can close this page.",
      "spent": "If you chose your password with it, just sign in. Otherwise choose “Forgot password” on the sign‑in page of {brand} for a new link.",
      "again": "Choose “Forgot password” on the sign‑in page of {brand}, and we will send you a new link."
    },
    "invitation": {
      "opening": "Opening your invitation…",
      "title": "Join {vendor}",
      "lead": "{inviter} has invited you to work with {vendor} on {brand}.",
      "lead_unsigned": "You have been invited to work with {vendor} on {brand}.",
      "role": "Role",
      "position": "Position",
      "until": "Valid until",
      "with_account": "You have a {brand} account with this address already. Join with it: your password stays as it is.",
      "new_account": "Tell us your name and choose a password, and your account is ready.",
      "join": "Join",
      "join_new": "Create account and join",
      "busy": "Joining…",
      "done": "You belong to {vendor} now",
      "done_lead": "Sign in to {brand} as ever, as {email}. You can close this page.",
      "done_lead_new": "Sign in to {brand} as {email}, with the password that you have just chosen. You can close this page.",
      "spent": "If you have joined with it, just sign in to {brand}.",
      "again": "Ask whoever invited you for a new invitation."
    },
    "field": {
      "email": "Email",
      "first_name": "First name",
      "last_name": "Last name",
      "password": "Password",
      "new_password": "New password",
      "repeat": "Repeat the password",
      "password_hint": "At least 8 characters.",
      "show": "Show what is typed: {label}"
    },
    "role": {
      "owner": "Owner",
      "admin": "Admin",
      "team_admin": "Team admin",
      "agent": "Agent"
    },
    "password": {
      "short": "Please use at least 8 characters.",
      "common": "Too many people use this password; choose one that is harder to guess.",
      "numeric": "Please use more than digits.",
      "similar": "This is too much like your name or your address.",
      "differ": "The two passwords are not the same."
    }
  },
  "es": {
    "verify": {
      "title": "Confirma tu correo electrónico",
      "lead": "Un último paso y tu dirección quedará confirmada.",
      "button": "Confirmar dirección",
      "busy": "Confirmando…",
      "done": "Tu dirección está confirmada",
      "done_lead": "Gracias. Ya puedes cerrar esta página.",
      "spent": "Si confirmaste tu dirección con él, no tienes que hacer nada más. Si no, inicia sesión en {brand} y pide otro mensaje.",
      "again": "Inicia sesión en {brand} y pide otro mensaje con un enlace nuevo."
    },
    "reset": {
      "title": "Elige una contraseña nueva",
      "lead": "Para tu cuenta de {brand}. Se cerrará la sesión en todos los dispositivos.",
      "button": "Guardar contraseña",
      "busy": "Guardando…",
      "done": "Tu contraseña ha cambiado",
      "done_lead": "Inicia sesión en {brand} con tu contraseña nueva. Ya puedes cerrar esta página.",
      "spent": "Si elegiste tu contraseña con él, solo tienes que iniciar sesión. Si no, elige «¿Olvidaste tu contraseña?» en la página de inicio de sesión de {brand} para recibir otro enlace.",
      "again": "Elige «¿Olvidaste tu contraseña?» en la página de inicio de sesión de {brand} y te enviaremos un enlace nuevo."
    },
    "invitation": {
      "opening": "Abriendo tu invitación…",
      "title": "Únete a {vendor}",
      "lead": "{inviter} te ha invitado a trabajar con {vendor} en {brand}.",
      "lead_unsigned": "Te han invitado a trabajar con {vendor} en {brand}.",
      "role": "Rol",
      "position": "Puesto",
      "until": "Válida hasta",
      "with_account": "Ya tienes una cuenta de {brand} con esta dirección. Únete con ella: tu contraseña seguirá siendo la misma.",
      "new_account": "Dinos tu nombre y elige una contraseña, y tu cuenta estará lista.",
      "join": "Unirme",
      "join_new": "Crear cuenta y unirme",
      "busy": "Un momento…",
      "done": "Ya formas parte de {vendor}",
      "done_lead": "Inicia sesión en {brand} como siempre, con {email}. Ya puedes cerrar esta página.",
      "done_lead_new": "Inicia sesión en {brand} con {email} y la contraseña que acabas de elegir. Ya puedes cerrar esta página.",
      "spent": "Si te uniste con él, solo tienes que iniciar sesión en {brand}.",
      "again": "Pide una invitación nueva a quien te invitó."
    },
    "field": {
      "email": "Correo",
      "first_name": "Nombre",
      "last_name": "Apellidos",
      "password": "Contraseña",
      "new_password": "Contraseña nueva",
      "repeat": "Repite la contraseña",
      "password_hint": "Al menos 8 caracteres.",
      "show": "Mostrar lo que escribo: {label}"
    },
    "role": {
      "owner": "Propietario",
      "admin": "Administrador",
      "team_admin": "Administrador de equipo",
      "agent": "Agente"
    },
    "password": {
      "short": "Usa al menos 8 caracteres.",
      "common": "Demasiada gente usa esta contraseña; elige una más difícil de adivinar.",
      "numeric": "No uses solo números.",
      "similar": "Se parece demasiado a tu nombre o a tu dirección.",
      "differ": "Las dos contraseñas no coinciden."
    }
  },
  "pt": {
    "verify": {
      "title": "Confirme seu e-mail",
      "lead": "Um último passo e seu endereço estará confirmado.",
      "button": "Confirmar endereço",
      "busy": "Confirmando…",
      "done": "Seu endereço está confirmado",
      "done_lead": "Obrigado. Você já pode fechar esta página.",
      "spent": "Se você confirmou seu endereço com ele, não é preciso fazer mais nada. Caso contrário, entre no {brand} e peça outra mensagem.",
      "again": "Entre no {brand} e peça outra mensagem com um novo link."
    },
    "reset": {
      "title": "Escolha uma nova senha",
      "lead": "Para a sua conta {brand}. Todos os dispositivos conectados a ela serão desconectados.",
      "button": "Salvar senha",
      "busy": "Salvando…",
      "done": "Sua senha foi alterada",
      "done_lead": "Entre no {brand} com a sua nova senha. Você já pode fechar esta página.",
      "spent": "Se você escolheu sua senha com ele, basta entrar. Caso contrário, escolha “Esqueci minha senha” na página de login do {brand} para receber outro link.",
      "again": "Escolha “Esqueci minha senha” na página de login do {brand} e enviaremos um novo link."
    },
    "invitation": {
      "opening": "Abrindo seu convite…",
      "title": "Junte-se a {vendor}",
      "lead": "{inviter} convidou você para trabalhar com {vendor} no {brand}.",
      "lead_unsigned": "Você recebeu um convite para trabalhar com {vendor} no {brand}.",
      "role": "Função",
      "position": "Cargo",
      "until": "Válido até",
      "with_account": "Você já tem uma conta {brand} com este endereço. Entre com ela: sua senha continua a mesma.",
      "new_account": "Diga seu nome e escolha uma senha, e sua conta estará pronta.",
      "join": "Participar",
      "join_new": "Criar conta e participar",
      "busy": "Um momento…",
      "done": "Agora você faz parte de {vendor}",
      "done_lead": "Entre no {brand} como sempre, com {email}. Você já pode fechar esta página.",
      "done_lead_new": "Entre no {brand} com {email} e a senha que acabou de escolher. Você já pode fechar esta página.",
      "spent": "Se você aceitou o convite com ele, basta entrar no {brand}.",
      "again": "Peça um novo convite a quem convidou você."
    },
    "field": {
      "email": "E-mail",
      "first_name": "Nome",
      "last_name": "Sobrenome",
      "password": "Senha",
      "new_password": "Nova senha",
      "repeat": "Repita a senha",
      "password_hint": "Pelo menos 8 caracteres.",
      "show": "Mostrar o que foi digitado: {label}"
    },
    "role": {
      "owner": "Proprietário",
      "admin": "Administrador",
      "team_admin": "Administrador de equipe",
      "agent": "Agente"
    },
    "password": {
      "short": "Use pelo menos 8 caracteres.",
      "common": "Muita gente usa esta senha; escolha uma mais difícil de adivinhar.",
      "numeric": "Não use apenas números.",
      "similar": "É muito parecida com o seu nome ou o seu endereço.",
      "differ": "As duas senhas não são iguais."
    }
  },
  "vi": {
    "verify": {
      "title": "Xác nhận địa chỉ email của bạn",
      "lead": "Một bước cuối cùng để xác nhận địa chỉ của bạn.",
      "button": "Xác nhận địa chỉ",
      "busy": "Đang xác nhận…",
      "done": "Địa chỉ của bạn đã được xác nhận",
      "done_lead": "Cảm ơn bạn. Bạn có thể đóng trang này.",
      "spent": "Nếu bạn đã xác nhận địa chỉ bằng liên kết này, bạn không cần làm gì thêm. Nếu chưa, hãy đăng nhập vào {brand} và yêu cầu một thư khác.",
      "again": "Hãy đăng nhập vào {brand} và yêu cầu một thư khác có liên kết mới."
    },
    "reset": {
      "title": "Đặt mật khẩu mới",
      "lead": "Cho tài khoản {brand} của bạn. Tất cả các thiết bị đang đăng nhập sẽ bị đăng xuất.",
      "button": "Lưu mật khẩu",
      "busy": "Đang lưu…",
      "done": "Mật khẩu của bạn đã được thay đổi",
      "done_lead": "Hãy đăng nhập vào {brand} bằng mật khẩu mới. Bạn có thể đóng trang này.",
      "spent": "Nếu bạn đã đặt mật khẩu bằng liên kết này, chỉ cần đăng nhập. Nếu chưa, hãy chọn “Quên mật khẩu” ở trang đăng nhập của {brand} để nhận liên kết mới.",
      "again": "Hãy chọn “Quên mật khẩu” ở trang đăng nhập của {brand}, chúng tôi sẽ gửi cho bạn liên kết mới."
    },
    "invitation": {
      "opening": "Đang mở lời mời của bạn…",
      "title": "Tham gia {vendor}",
      "lead": "{inviter} mời bạn làm việc cùng {vendor} trên {brand}.",
      "lead_unsigned": "Bạn được mời làm việc cùng {vendor} trên {brand}.",
      "role": "Vai trò",
      "position": "Chức danh",
      "until": "Có hiệu lực đến",
      "with_account": "Bạn đã có tài khoản {brand} với địa chỉ này. Hãy tham gia bằng tài khoản đó: mật khẩu của bạn vẫn giữ nguyên.",
      "new_account": "Hãy cho biết tên và đặt mật khẩu, tài khoản của bạn sẽ sẵn sàng.",
      "join": "Tham gia",
      "join_new": "Tạo tài khoản và tham gia",
      "busy": "Đang tham gia…",
      "done": "Bạn đã là thành viên của {vendor}",
      "done_lead": "Hãy đăng nhập vào {brand} như mọi khi bằng {email}. Bạn có thể đóng trang này.",
      "done_lead_new": "Hãy đăng nhập vào {brand} bằng {email} và mật khẩu bạn vừa đặt. Bạn có thể đóng trang này.",
      "spent": "Nếu bạn đã tham gia bằng liên kết này, chỉ cần đăng nhập vào {brand}.",
      "again": "Hãy nhờ người đã mời bạn gửi lời mời mới."
    },
    "field": {
      "email": "Email",
      "first_name": "Tên",
      "last_name": "Họ",
      "password": "Mật khẩu",
      "new_password": "Mật khẩu mới",
      "repeat": "Nhập lại mật khẩu",
      "password_hint": "Ít nhất 8 ký tự.",
      "show": "Hiện nội dung đã nhập: {label}"
    },
    "role": {
      "owner": "Chủ sở hữu",
      "admin": "Quản trị viên",
      "team_admin": "Quản trị viên nhóm",
      "agent": "Nhân viên"
    },
    "password": {
      "short": "Vui lòng dùng ít nhất 8 ký tự.",
      "common": "Quá nhiều người dùng mật khẩu này; hãy chọn mật khẩu khó đoán hơn.",
      "numeric": "Đừng chỉ dùng chữ số.",
      "similar": "Quá giống tên hoặc địa chỉ của bạn.",
      "differ": "Hai mật khẩu không giống nhau."
    }
  }
};
