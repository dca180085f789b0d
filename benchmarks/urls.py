"""The archive's addresses, and beside them a view that does nothing: what Django itself costs."""

from django.http import HttpResponse
from django.urls import path

from resarchive.urls import urlpatterns as archive

urlpatterns = [path("bare/", lambda request: HttpResponse("<!doctype html><title>Nothing</title>")), *archive]
