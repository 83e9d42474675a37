"""The page behind the link at the end of letters: no more of these."""
