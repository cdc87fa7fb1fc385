"""The macro workbook's VBA project: .bas sources in, vbaProject.bin out, with nothing but the standard library."""
