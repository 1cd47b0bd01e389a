"""One sitting with the questions: what is asked, the card at the end, what is kept. Holds no terminal."""
