"""Sign-on of staff at the institution's own provider, and a second factor: what django-allauth is told of this archive.
Loaded only where the settings ask for it (``SIGN_ON``)."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .headers import POLICY

SET_UP = "mfa_activate_totp"


class NoSignUp(DefaultAccountAdapter):
    """Accounts are made by who runs the archive."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class NoSignUpElsewhere(DefaultSocialAccountAdapter):
    """The provider says who somebody is; whether that person has an account is said here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False


class SecondFactor:
    """Middleware. Where ``SECOND_FACTOR=1``, whoever signs in with a password and has no second factor sets one up
    before entering the admin. A provider asks for factors of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.resolver_match and request.resolver_match.view_name == SET_UP:
            # The code for the app is a picture within the page.
            response.headers["Content-Security-Policy"] = POLICY.replace("img-src 'self'", "img-src 'self' data:")
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        match = request.resolver_match
        assert match is not None  # a view was found, or this would not be called
        within = match.namespace == "admin" and match.url_name != "logout"
        if not settings.SECOND_FACTOR or not within or not request.user.is_authenticated:
            return None
        records = get_authentication_records(request, request.user)
        at_provider = any(one["method"] == "socialaccount" for one in records)
        return None if at_provider or is_mfa_enabled(request.user) else redirect(reverse(SET_UP))
