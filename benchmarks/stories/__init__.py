"""Invented news whose truth is known: who gave which figure when, who changed his, who disagreed, who denied."""
