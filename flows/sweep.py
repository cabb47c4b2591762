"""After a power cut: runs that Prefect believes to be still running are closed."""

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.runtime import flow_run
from prefect.states import Crashed


def close_dead_runs(flow_name: str, curated: str) -> int:
    """Mark as crashed what still counts as running, and return how many there were.

    Only for who holds the lock of the `curated` folder: any other run that says it is
    writing there has died without a word (or is about to be turned away).
    """
    running = FlowRunFilter(
        state=FlowRunFilterState(
            type=FlowRunFilterStateType(any_=[StateType.RUNNING]),
        )
    )
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[flow_name])),
            flow_run_filter=running,
        )
        dead = [
            run
            for run in found
            if str(run.id) != flow_run.id and run.parameters.get("curated") == curated
        ]
        for run in dead:
            message = (
                "ended without a word (power cut or killed); swept by the next run"
            )
            client.set_flow_run_state(run.id, Crashed(message=message), force=True)
    return len(dead)
