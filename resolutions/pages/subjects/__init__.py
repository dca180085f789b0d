"""The pages of a recurring subject and of a subject heading: timeline, matrix, age of the words, base draft."""
