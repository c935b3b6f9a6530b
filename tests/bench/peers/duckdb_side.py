"""DuckDB over the whole population, its answers written to a table in memory."""

import time
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
NAME = f"DuckDB {duckdb.__version__}"
THREADS = (1, 2)
NUMBERS = """employees rd_staff revenue revenue_prev revenue_prev2 total_assets rd_expense rd_expense_prev
    rd_expense_prev2 hightech_revenue invention_patents utility_patents registered_years first_set_sales""".split()
FLAGS = "is_hnte is_tech_sme dishonest serious_accident first_set_recognised rd_reserve_filed".split()


class Side:
    def __init__(self, population):
        types = {"id": "bigint", "rd_domestic_share": "decimal(3, 2)"}
        types |= dict.fromkeys(NUMBERS, "bigint") | dict.fromkeys(FLAGS, "boolean")
        self.programmes = (HERE / "programmes.sql").read_text(encoding="utf-8")
        self.database = duckdb.connect()
        self.database.execute("create table population as select * from read_csv(?, header = true, types = ?)",
                              [str(population), types])
        self.rows = self.database.execute("select count(*) from population").fetchone()[0]
        self.write()  # warm

    def write(self):
        self.database.execute("create or replace table answers as " + self.programmes)

    def measure(self):
        """Lines as huiqi_bench_peers prints them."""
        for threads in THREADS:
            self.database.execute(f"set threads = {threads}")
            wall, processor = time.perf_counter_ns(), time.process_time_ns()
            self.write()
            processor, wall = time.process_time_ns() - processor, time.perf_counter_ns() - wall
            yield {"side": NAME, "way": f"B1, threads: {threads}", "processor_ns": processor / self.rows,
                   "wall_ns": wall / self.rows}

    def answers(self):
        """Canonical lines, in the order of the rows."""
        cells = ", ".join(f"case when e{i} then 'T' when not e{i} then 'F' else 'U' end, ifnull(a{i}::varchar, '')"
                          for i in range(1, 6))
        found = self.database.execute(f"select concat_ws(',', id, {cells}) from answers order by id")
        while rows := found.fetchmany(10_000):
            yield from (row[0] for row in rows)
