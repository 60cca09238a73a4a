"""What is done with actions, and every door to the outside."""
