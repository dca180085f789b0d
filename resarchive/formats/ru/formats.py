"""As the United Nations writes dates in Russian: the year is said in full."""

DATE_FORMAT = "j E Y года"
DATETIME_FORMAT = "j E Y года, H:i"
TIME_FORMAT = "H:i"
MONTH_DAY_FORMAT = "j E"
