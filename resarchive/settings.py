"""Settings, all from the environment; the defaults are those of a reader's own machine.

=====================  ================================================================================================
DEBUG                  1 shows error pages with tracebacks (never in production)
PRODUCTION             1 for a public host: SECRET_KEY must be given, HTTPS is expected, static files are collected
HTTPS                  0 lets a production host answer plain HTTP (a trial on one's own machine); default: as PRODUCTION
HSTS_SUBDOMAINS        1 tells browsers that every host below this one speaks HTTPS too; only its owner can promise that
HSTS_PRELOAD           1 asks browser makers to build that promise in, which is slow to take back; needs HSTS_SUBDOMAINS
BEHIND_PROXY           1 trusts X-Forwarded-Proto and X-Forwarded-For, for a host behind a proxy that sets them itself
LIMITS                 0 lets every client ask for the costly pages as often as it likes (measuring, a private host)
SECRET_KEY             signs sessions; without it (and without PRODUCTION) a key is made once in the state folder
ALLOWED_HOSTS          comma-separated host names; default: this machine only
CSRF_TRUSTED_ORIGINS   comma-separated origins for the admin's forms, where the proxy changes the host name
SITE                   the archive's own address, for links in letters: https://archive.example.org
EMAIL_HOST             the mail server that letters to those who follow something go to (with EMAIL_PORT, EMAIL_USER,
                       EMAIL_PASSWORD, EMAIL_TLS=1, EMAIL_FROM); without it none are sent, and the page says so
SECOND_PAIR_OF_EYES    1 lists each correction until another editor than the one who made it has looked at it
DATABASE_URL           a PostgreSQL server to use; without it the embedded one is started when first needed
OIDC_SERVER            the institution's OpenID Connect provider, at which staff sign in (with OIDC_CLIENT, OIDC_SECRET,
                       and OIDC_NAME for its link); an account with the same e-mail address must be there
SECOND_FACTOR          1 asks whoever signs in with a password for a code of an authenticator app as well
METRICS                1 gives figures for Prometheus at /metrics, to who asks the server itself, not through its front
RESARCHIVE_STATE       folder of everything that is not in the repository: embedded database, search index, secret key
=====================  ================================================================================================
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key() -> str:
    """The key from the environment, else one created once for this machine and readable by its owner only."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    if PRODUCTION:
        raise ImproperlyConfigured("SECRET_KEY must be set where PRODUCTION is")
    kept = STATE / "secret_key"
    STATE.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return kept.read_text()


BASE_DIR = Path(__file__).resolve().parent.parent
STATE = Path(os.environ.get("RESARCHIVE_STATE") or BASE_DIR / ".state").absolute()
FIXTURES = BASE_DIR / "fixtures"
SEARCH_INDEX_DIR = STATE / "search"
DATASETS = STATE / "datasets"

# Counted in files that all processes of a server share; its library looks for the folder in the environment.
METRICS = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(STATE / "metrics")) if flag("METRICS") else ""
if METRICS:
    Path(METRICS).mkdir(parents=True, exist_ok=True)

DEBUG = flag("DEBUG")
PRODUCTION = flag("PRODUCTION")
HTTPS = flag("HTTPS", PRODUCTION)
BEHIND_PROXY = flag("BEHIND_PROXY")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

SITE = os.environ.get("SITE", "http://localhost:8000").rstrip("/")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_TLS")
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Resarchive <resarchive@localhost>")

INSTALLED_APPS = [
    # The admin's modules are loaded with the addresses (urls.py): commands start without them.
    "resarchive.editors.EditorsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "axes",
    "resolutions",
]

# Sessions and messages set a cookie only when somebody signs in: readers get none.
MIDDLEWARE = [
    "resarchive.requests.tells_requests",
    "resarchive.head.answers_head",
    "resarchive.health.answers_monitors",
    "django.middleware.security.SecurityMiddleware",
    "resarchive.headers.content_security_policy",
    "resarchive.programs.answers_programs",
    "resarchive.requests.refuses_nul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "resarchive.languages.language_of_the_address",
    "django.middleware.common.CommonMiddleware",
    "resarchive.outage.Outage",
    "resarchive.limits.RateLimits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "resarchive.urls"
WSGI_APPLICATION = "resarchive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "resolutions.templatetags.days"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SECOND_PAIR_OF_EYES = flag("SECOND_PAIR_OF_EYES")

# Set by wsgi.py: this process answers readers. One that loads or measures may take its time.
SERVING = flag("SERVING")
STATEMENT_SECONDS = 30
"""A statement of a page that takes longer is ended, and the page says so."""

# A pooled connection is checked before use, so that no reader gets an error page after a server restart.
# A server that answers readers waits less than a second for a connection, a command longer. It also asks an absent
# database again each second: the pool itself would wait twice as long after each failure, for minutes at last.
POOL = {"min_size": 1, "max_size": 16, "timeout": 10.0}
if SERVING:
    POOL |= {"timeout": 0.6, "reconnect_timeout": 1.0}

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.config(conn_max_age=0, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "resarchive.embedded.backend",
            "NAME": "resarchive",
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"state": STATE},
        }
    }
# PostgreSQL plans a page's queries once a connection: what is planned anew each time costs a quarter of a page.
PREPARED = {"server_side_binding": True, "prepare_threshold": 3}
DATABASES["default"].setdefault("OPTIONS", {}).update(pool=POOL, **PREPARED)
if SERVING:
    asked = DATABASES["default"]["OPTIONS"].get("options", "")
    DATABASES["default"]["OPTIONS"]["options"] = f"{asked} -c statement_timeout={STATEMENT_SECONDS}s".strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Computed comparisons. The keys depend on the content of both texts, so no entry is ever out of date.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "comparisons": {
        "BACKEND": "resarchive.caches.ForgivingFileCache",
        "LOCATION": STATE / "comparisons",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # Whole pages, keyed by the state of the database: see resolutions/views/cached_until_commit.py.
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # The rendered texts of the pages read last, keyed by everything they are made from.
    "texts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "texts",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

MINUTE = 60
# How many requests for a costly page one client may make, and in how many seconds. Only robots make so many.
RATE_LIMITS = {
    "compare": (120, MINUTE),
    "amended": (60, MINUTE),
    "twins": (60, MINUTE),
    "compare_yours": (60, MINUTE),
    "brief": (60, MINUTE),
    "session_briefs": (6, MINUTE),
    "item_briefs": (6, MINUTE),
    "check": (30, MINUTE),
    "negotiation": (60, MINUTE),
    "base_draft": (60, MINUTE),
    "series_matrix": (60, MINUTE),
    "series_genealogy": (60, MINUTE),
    "agreed": (60, MINUTE),
    "over_time": (60, MINUTE),
    "search": (300, MINUTE),
    "search_suggest": (600, MINUTE),
    "search_csv": (30, MINUTE),
    "search_json": (60, MINUTE),
    "over_time_csv": (60, MINUTE),
    "matrix_csv": (30, MINUTE),
    "votes_csv": (30, MINUTE),
    "dataset_file": (120, MINUTE),
    "search_feed": (60, MINUTE),
    "feed": (60, MINUTE),
    # The whole API, and what of it costs more than rows.
    "api": (600, MINUTE),
    "api:search": (120, MINUTE),
    "api:agreed": (60, MINUTE),
    "api:verify": (120, MINUTE),
    "verify": (120, MINUTE),
    "mcp": (120, MINUTE),
    "oai": (240, MINUTE),
    "api:compare": (120, MINUTE),
    "api:matrix": (30, MINUTE),
    "api:genealogy": (30, MINUTE),
    "api:over_time": (60, MINUTE),
}
if not flag("LIMITS", True):
    RATE_LIMITS = {}
# Having letters sent to others, and giving the editors work, is always limited.
RATE_LIMITS["POST following"] = (10, 5 * MINUTE)
RATE_LIMITS["POST report_error"] = (10, 5 * MINUTE)

# Password guessing is always limited, even without LIMITS: counted in the database for all processes and hosts, by
# account and client together, so that a guesser locks out nobody else behind the same address.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = "resarchive.accounts.wait_after"
AXES_CLIENT_IP_CALLABLE = "resarchive.accounts.address_of"
AXES_LOCKOUT_CALLABLE = "resarchive.accounts.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Staff of an institution sign in at its own provider, with a second factor where it is asked for (django-allauth).
# Nobody gets an account by signing in.
OIDC_SERVER = os.environ.get("OIDC_SERVER", "")
SECOND_FACTOR = flag("SECOND_FACTOR")
SIGN_ON = bool(OIDC_SERVER) or SECOND_FACTOR
if SIGN_ON:
    INSTALLED_APPS += [
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
        "allauth.mfa",
    ]
    MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware", "resarchive.sign_on.SecondFactor"]
    AUTHENTICATION_BACKENDS.append("allauth.account.auth_backends.AuthenticationBackend")
    LOGIN_URL, LOGIN_REDIRECT_URL, ACCOUNT_LOGOUT_REDIRECT_URL = "account_login", "admin:index", "/"
    ACCOUNT_ADAPTER = "resarchive.sign_on.NoSignUp"
    ACCOUNT_EMAIL_VERIFICATION = "none"
    # Passwords are counted by axes, as everywhere; this bounds the guessing of codes.
    ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key"}
    MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
    MFA_TOTP_ISSUER = "Resarchive"
    SOCIALACCOUNT_ADAPTER = "resarchive.sign_on.NoSignUpElsewhere"
    # A link, not a form: pages send forms to no other host, and a provider asks its own questions.
    SOCIALACCOUNT_LOGIN_ON_GET = True
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
if OIDC_SERVER:
    PROVIDER = {
        "provider_id": "institution",
        "name": os.environ.get("OIDC_NAME", "OpenID Connect"),
        "client_id": os.environ["OIDC_CLIENT"],
        "secret": os.environ["OIDC_SECRET"],
        "settings": {"server_url": OIDC_SERVER},
    }
    SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [PROVIDER]}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "en"
# English has no prefix in its addresses, so that a text's address is its symbol: see resarchive/languages.py.
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh", "中文"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "resarchive.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
STATIC_STORAGE = (
    "resarchive.static_files.StaticFiles" if PRODUCTION else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# Librarians upload many files at once; the first handler limits their total size.
DATA_UPLOAD_MAX_NUMBER_FILES = 1100
FILE_UPLOAD_HANDLERS = [
    "resolutions.ingest.runs.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD")
# "Subdomains are not included" and "not to be preloaded": both bind hosts that are not this archive, so their owner
# chooses, and either choice is right.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * MINUTE  # a working day
CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A line of JSON an event for programs that collect logs; LOG_FORMAT=text is for people. What readers search for is not
# in it, unless LOG_QUERIES is set.
LOG_QUERIES = flag("LOG_QUERIES")
LOG_FORMAT = os.environ.get("LOG_FORMAT") or ("json" if PRODUCTION else "text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"number": {"()": "resarchive.requests.NumberOfRequest"}},
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s",
        },
        "text": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["number"], "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # A wrong address is the reader's mistake, not the server's.
        "django.request": {"level": "ERROR"},
        # Every request, where a server runs for the public.
        "resarchive.requests": {"level": "INFO" if PRODUCTION else "WARNING"},
        # Who signed in and who did not.
        "axes": {"level": "INFO" if PRODUCTION else "WARNING"},
    },
}
