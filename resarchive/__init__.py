"""The Django project: settings, addresses, the WSGI entry and the embedded database."""
