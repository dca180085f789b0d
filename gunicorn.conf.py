"""How gunicorn serves the archive; what its command line says goes before.

The program is imported once, before the workers are forked: they share its memory, and one that takes the place of
another answers at once instead of importing for some seconds.
"""

worker_class = "gthread"
workers = 2
threads = 8
# The most that gunicorn allows, in bytes: a search is its address.
limit_request_line = 8190
preload_app = True
