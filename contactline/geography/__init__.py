"""The dated geography: who held what, where the line ran, which road the corridor was."""
