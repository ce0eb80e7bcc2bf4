from collections.abc import Sequence
from datetime import datetime

from apscheduler.job import Job

class BaseExecutor:
    def submit_job(self, job: Job, run_times: Sequence[datetime]) -> None: ...
