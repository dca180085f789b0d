"""Work of the index while one search does something else: the engine releases the interpreter while it looks, so that
rows can be read and checked meanwhile.

Nothing done here may ask the database: its connection belongs to the thread of the request.
"""

from concurrent.futures import ThreadPoolExecutor

CONCURRENT = ThreadPoolExecutor(thread_name_prefix="search")
