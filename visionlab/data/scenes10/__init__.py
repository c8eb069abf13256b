"""Scenes-10, the embedded data set: 32x32 colour pictures of ten classes, drawn from a seed with numpy alone.

`level` says how hard, `rng` draws numbers, `colours`, `scenes`, `shapes` and `objects` say what there is,
`painting` puts objects into pictures, `camera` takes them, `chunk` walks these steps for 500 pictures at once,
and `store` keeps the pictures on disk.
"""
