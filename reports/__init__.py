"""What people read each month: reports, maps and field sheets, from `latest/tables`.

The only place that knows Jinja2, SVG and the browser. Every figure is a row of
`curated.report_figures`; two editions of them go through the same templates.
"""
