"""The paper of a 1-plan, for one reader."""
