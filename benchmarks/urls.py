"""The archive's addresses, and beside them a view that does nothing: what Django itself costs."""

from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("bare/", lambda request: HttpResponse("<!doctype html><title>Nothing</title>")),
    path("", include("resarchive.urls")),
]
