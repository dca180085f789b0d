"""Days in the language of the page. Every template has this filter without loading it."""

from datetime import date

from django import template

from resarchive.formats import day_written

register = template.Library()


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """“19 December 2011”; empty where the day is not known."""
    return day_written(value) if value else ""
