"""What querysets of several models share."""

from django.db import models


def in_order(queryset: models.QuerySet) -> models.QuerySet:
    """Ordered explicitly by the model's own ordering: Django drops it from queries that aggregate."""
    return queryset if queryset.query.order_by else queryset.order_by(*queryset.model._meta.ordering)
