"""Both front ends in a real browser, on a whole stack; the pictures of the handbook are made on the way."""
