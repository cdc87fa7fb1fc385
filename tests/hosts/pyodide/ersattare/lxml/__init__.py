"""lxml for the tests in Pyodide: the real one is in Pyodide's own repository, which a build machine does not reach."""
