"""The page of one text, and the forms in which the text can be taken along."""
