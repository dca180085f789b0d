from django import template

from resolutions.pages.problems import in_words, recorded

register = template.Library()
register.filter("in_words", in_words)
register.filter("recorded", recorded)
