"""English: word lists as data files; code only where a list can't say it."""
