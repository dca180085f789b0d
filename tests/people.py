"""Accounts of those who work in the archive, each with the least rights."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group


class QuickHasher(PBKDF2PasswordHasher):
    """Makes passwords that a real server checks, without the third of a second that guessers are made to spend."""

    iterations = 1


def account(name: str, role: str, **more):
    """Somebody who may enter the admin, with one of the roles that migrations make; ``more`` may be a password."""
    user = get_user_model().objects.create_user(name, is_staff=True, **more)
    user.groups.add(Group.objects.get(name=role))
    return user


def sign_in(client, name: str, role: str):
    """The same, at work at once."""
    user = account(name, role)
    client.force_login(user)
    return user
