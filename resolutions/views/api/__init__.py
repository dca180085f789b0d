"""The read API, ``/api/v1/``: what the pages show, as JSON, described by OpenAPI 3.1.

django-ninja reads the parameters and describes the answers (docs/decisions/0036); rows are read by the querysets and
records that pages and dumps use, and filters are the pages' own FilterSets."""
