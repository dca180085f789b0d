"""Pages for readers and editors have their language in the address; what programs request has one address."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from resarchive import accounts
from resolutions import urls

admin.autodiscover()

handler500 = "resarchive.requests.server_error"

urlpatterns = [
    path("", include(urls.FOR_PROGRAMS)),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("account/", accounts.account, name="account"),
        *([path("accounts/", include("allauth.urls"))] if settings.SIGN_ON else []),
        path("", include(urls.FOR_READERS)),
        prefix_default_language=False,
    ),
]
