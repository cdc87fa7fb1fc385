"""What one may type after `finsam`: the parser, the words, and each subject's commands with their choices."""
