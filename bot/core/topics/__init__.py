"""What an interview is about: where its topics begin, what they are called, and what they come down to. Pure."""
