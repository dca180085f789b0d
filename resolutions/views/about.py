from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .kept import kept


@kept
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")
