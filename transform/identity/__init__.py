"""Who is who and which note is which: keys of names and issues, and what may meet under one of them."""
