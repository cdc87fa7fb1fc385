"""Many förbund at once: a folder of workbooks gone through in one process, and the overview of how they stand."""
