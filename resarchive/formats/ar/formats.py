"""As the United Nations writes dates in Arabic: both names of the month (``resarchive.formats``), no comma."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j F"
