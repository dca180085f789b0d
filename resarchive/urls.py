"""Everything but the admin lives in ``resolutions.urls``: a document's address is its symbol, at the root."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("resolutions.urls")),
]
