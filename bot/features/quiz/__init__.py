"""Quizzes in Discord: games that run, their cards and buttons. What is asked and earned is in `bot/quiz`."""
