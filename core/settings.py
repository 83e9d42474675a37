"""Django's settings. What an operator may change comes from core.env; the rest is decided here, with its reason."""

import hashlib
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from corsheaders.defaults import default_headers
from whitenoise.compress import Compressor

from core import env, logs

ENV = env.read()
BASE_DIR = env.BASE_DIR

SECRET_KEY = ENV.SECRET_KEY
DEBUG = ENV.DEBUG
ALLOWED_HOSTS = ENV.ALLOWED_HOSTS or (["*"] if DEBUG else [])
CORS_ALLOWED_ORIGINS = ENV.CORS_ALLOWED_ORIGINS
CORS_ALLOW_HEADERS = (*default_headers, "idempotency-key", "if-match", "x-request-id")
CORS_EXPOSE_HEADERS = ["X-Request-ID", "Retry-After", "ETag"]
PUBLIC_URL = ENV.PUBLIC_URL
STAFF_URL = ENV.STAFF_URL or PUBLIC_URL
# Whatever a proxy makes of the Host, forms sent from where the world reaches us are ours.
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(PUBLIC_URL)), *ENV.CSRF_TRUSTED_ORIGINS]
NUM_PROXIES = ENV.NUM_PROXIES
WEB_THREADS = ENV.WEB_THREADS
AUDIT_DAYS = ENV.AUDIT_DAYS
METRICS_TOKEN = ENV.METRICS_TOKEN
SENTRY_DSN = ENV.SENTRY_DSN
OTEL_EXPORTER_OTLP_ENDPOINT = ENV.OTEL_EXPORTER_OTLP_ENDPOINT

INSTALLED_APPS = [
    "console.admin.apps.Operations",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",  # its operator classes in indexes
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "corsheaders",
    "ninja",  # has Swagger UI's files, so the API docs need no internet
    "django_celery_beat",
    "core",
    "domain",  # also for its mail templates
    "tasks",
    "chat",
    "console",  # for the libraries of its pages
    "console.pages",  # these six for their pages and static files
    "console.account",
    "console.booking",
    "console.docs",
    "console.refusals",
    "console.staff",
]
if not DEBUG:
    INSTALLED_APPS.remove("django_linear_migrations")  # a development dependency: checks only

MIDDLEWARE = [
    "api.middleware.RequestContext",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "api.middleware.Problems",
    # Under /admin/ only; its views check their CSRF tokens themselves.
    "console.admin.middleware.Sessions",
    "console.admin.middleware.Authentication",
    "console.admin.middleware.Messages",
]

ROOT_URLCONF = "core.urls"
ASGI_APPLICATION = "core.asgi.application"
AUTH_USER_MODEL = "domain.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "console" / "admin" / "templates"],  # before those of Django's admin
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "core.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        # A thread of the fixed pool in core.asgi keeps its session; so does a worker's thread.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Plans are made once per session for what is asked often (docs/decisions/0004).
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5, "connect_timeout": 5},
    }


DATABASES = {"default": _database(ENV.DATABASE_URL)}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"


def _storage(given: env.Environment) -> dict[str, object]:
    """Where pictures and files are kept: MEDIA_ROOT, or a bucket that nobody but us reads."""
    if not given.BUCKET_NAME:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": given.BUCKET_NAME,
        "endpoint_url": given.BUCKET_ENDPOINT_URL or None,
        "region_name": given.BUCKET_REGION or None,
        "access_key": given.BUCKET_ACCESS_KEY_ID or None,
        "secret_key": given.BUCKET_SECRET_ACCESS_KEY or None,
        "default_acl": None,  # the bucket's own, which is private
        "file_overwrite": True,  # names are our own; a second try replaces what a killed one left
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
WHITENOISE_USE_FINDERS = DEBUG
# Pages name files by their digest alone, and nobody but a debugger asks for source maps: to compress the other copies
# and these took four of five parts of the image's collectstatic (26 s, without them 6).
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
STORAGES = {
    "default": _storage(ENV),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Pictures of people and files of messages; api.media and api.attachments serve them.
MEDIA_ROOT = BASE_DIR / ENV.MEDIA_ROOT

# 10 MB is enough for a picture; core.asgi refuses more before Django reads it. Files to be sent may be larger.
MAX_BODY_BYTES = 10 * 1024 * 1024
MAX_BODY_BYTES_OF = {"/api/v1/attachments": 17 * 1024 * 1024}
DATA_UPLOAD_MAX_MEMORY_SIZE = max(MAX_BODY_BYTES, *MAX_BODY_BYTES_OF.values())

# OWASP's argon2id (19 MiB, 2 passes, 1 lane): about a tenth of the CPU of Django's default.
PASSWORD_HASHERS = ["domain.people.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Every setting is set: ninja-jwt fills gaps from unprefixed environment variables (LEEWAY, ISSUER, …).
ACCESS_TOKEN_MINUTES = 15
_JWT_KEY = hashlib.sha256(b"spout.access-token:" + SECRET_KEY.encode()).hexdigest()
NINJA_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=ACCESS_TOKEN_MINUTES),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=30),
    "ROTATE_REFRESH_TOKENS": False,
    "BLACKLIST_AFTER_ROTATION": False,
    "UPDATE_LAST_LOGIN": False,
    "ALGORITHM": "HS256",
    "SIGNING_KEY": _JWT_KEY,
    "VERIFYING_KEY": "",
    "AUDIENCE": "spout",
    "ISSUER": "spout",
    "JWK_URL": None,
    "LEEWAY": 0,
    "USER_ID_FIELD": "id",
    "USER_ID_CLAIM": "sub",
    "USER_AUTHENTICATION_RULE": "ninja_jwt.authentication.default_user_authentication_rule",
    "TOKEN_USER_CLASS": "ninja_jwt.models.TokenUser",
    "AUTH_TOKEN_CLASSES": ["ninja_jwt.tokens.AccessToken"],
    "JSON_ENCODER": None,
    "TOKEN_TYPE_CLAIM": "token_type",
    "JTI_CLAIM": "jti",
    "SLIDING_TOKEN_REFRESH_EXP_CLAIM": "refresh_exp",
    "SLIDING_TOKEN_LIFETIME": timedelta(minutes=5),
    "SLIDING_TOKEN_REFRESH_LIFETIME": timedelta(days=1),
}

REDIS_URL = ENV.REDIS_URL
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {
            # redis-py's own 5 s read timeout would close idle subscriptions.
            "hosts": [{"address": REDIS_URL, "socket_timeout": None, "max_connections": 2000}],
            "prefix": f"spout.{REDIS_URL.rpartition('/')[2]}",  # Redis pub/sub knows no database numbers
        },
    }
}

# Whatever Django sends becomes a delivery, and leaves by a worker …
EMAIL_BACKEND = "tasks.django_mail.DeliveryBackend"
# … over this: SMTP, or the service of django-anymail that is named.
MAIL_TRANSPORT = (
    f"anymail.backends.{ENV.EMAIL_ESP}.EmailBackend" if ENV.EMAIL_ESP else "tasks.gateways.smtp.VerifiedBackend"
)
ANYMAIL = ENV.EMAIL_ESP_SETTINGS | {"REQUESTS_TIMEOUT": (5, 20)}
EMAIL_HOST = ENV.EMAIL_HOST
EMAIL_PORT = ENV.EMAIL_PORT
EMAIL_USE_TLS = ENV.EMAIL_USE_TLS
EMAIL_USE_SSL = ENV.EMAIL_USE_SSL
EMAIL_CA_FILE = ENV.EMAIL_CA_FILE
EMAIL_HOST_USER = ENV.EMAIL_HOST_USER
EMAIL_HOST_PASSWORD = ENV.EMAIL_HOST_PASSWORD
EMAIL_TIMEOUT = 10  # seconds, for each step of the conversation
DEFAULT_FROM_EMAIL = ENV.DEFAULT_FROM_EMAIL

WHATSAPP_API_URL = ENV.WHATSAPP_API_URL
WHATSAPP_API_VERSION = ENV.WHATSAPP_API_VERSION
WHATSAPP_MESSAGES_PER_SECOND = ENV.WHATSAPP_MESSAGES_PER_SECOND
WHATSAPP_APP_SECRET = ENV.WHATSAPP_APP_SECRET
WHATSAPP_VERIFY_TOKEN = ENV.WHATSAPP_VERIFY_TOKEN
WEBHOOKS_ALLOW_LOOPBACK = ENV.WEBHOOKS_ALLOW_LOOPBACK
FIELD_ENCRYPTION_KEYS = ENV.FIELD_ENCRYPTION_KEYS

# The admin's cookies, for a working day at most. In the database, so that a session can be ended.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # its own cookie would go to the API too
CELERY_BEAT_SCHEDULER = "core.beat:Scheduler"  # else the admin warns that there is none

SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # no CSRF middleware: only the admin has cookies that sign in, and its views check the token
    "security.W008",  # no redirect to HTTPS: the proxy in front does it, and health checks come over plain HTTP
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if PUBLIC_URL.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.NUM_PROXIES else None
    SECURE_SSL_REDIRECT = False  # the proxy in front redirects; health checks come over plain HTTP
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING_CONFIG = None
logs.configure(debug=DEBUG)
