"""Activity by week and module engagement in ClickHouse SQL, in its own process (chdb).

clickhouse_chains.py LOGS OUTPUT FROM TO: from compressed logs to NAME.tsv; prints what it took as JSON.
"""
import json
import resource
import sys
import tempfile
import time

started = time.perf_counter()
from chdb import session

logs, output, begin, end = sys.argv[1:]
db = session.Session(tempfile.mkdtemp(prefix="coursewright-bench-clickhouse-"))
db.query("SET max_threads = 2")
db.query("CREATE DATABASE bench")
db.query(
    f"""CREATE TABLE bench.event ENGINE = MergeTree ORDER BY tuple() AS
    SELECT substring(time, 1, 10) AS date, event_type AS type, event_source AS source, trimBoth(ifNull(username, '')) AS username,
           tupleElement(context, 'user_id') AS user_id, tupleElement(context, 'course_id') AS course_id, event AS data
    FROM file('{logs}/*.gz', JSONEachRow, 'time String, event_type String, event_source String, username Nullable(String),
      context Tuple(user_id Nullable(Int64), course_id String), event String')
    WHERE date >= '{begin}' AND date < '{end}'
    SETTINGS input_format_json_read_objects_as_strings = 1, input_format_skip_unknown_fields = 1"""
)


def write(name, query):
    db.query(f"{query} INTO OUTFILE '{output}/{name}.tsv' TRUNCATE FORMAT TabSeparated")


write(
    "course_activity",
    """SELECT course_id, toString(week) || ' 00:00:00', toString(week + 7) || ' 00:00:00', label, uniqExact(user_id)
    FROM (
      SELECT course_id, user_id, toMonday(toDate(date)) AS week, 'ACTIVE' AS label FROM bench.event
      WHERE source <> 'task' AND NOT startsWith(type, 'edx.course.enrollment.') AND user_id IS NOT NULL AND course_id <> ''
      UNION ALL
      SELECT course_id, user_id, toMonday(toDate(date)),
        multiIf(type = 'problem_check', 'ATTEMPTED_PROBLEM', type = 'play_video', 'PLAYED_VIDEO', 'POSTED_FORUM')
      FROM bench.event WHERE user_id IS NOT NULL AND course_id <> '' AND ((type = 'problem_check' AND source = 'server')
        OR (type = 'play_video' AND source IN ('browser', 'mobile')) OR (type LIKE 'edx.forum.%.created' AND source = 'server'))
    ) GROUP BY course_id, week, label""",
)
write(
    "module_engagement",
    """SELECT course_id, username, date, entity_type, entity_id, event, count()
    FROM (
      SELECT course_id, username, date, 'problem' AS entity_type, JSONExtractString(data, 'problem_id') AS entity_id,
        arrayJoin(if(lower(JSONExtractString(data, 'success')) = 'correct', ['attempted', 'completed'], ['attempted'])) AS event
      FROM bench.event WHERE type = 'problem_check' AND source = 'server'
      UNION ALL SELECT course_id, username, date, 'video', trimBoth(JSONExtractString(data, 'id')), 'viewed' FROM bench.event WHERE type = 'play_video'
      UNION ALL SELECT course_id, username, date, 'discussion', JSONExtractString(data, 'commentable_id'), 'contributed'
      FROM bench.event WHERE type LIKE 'edx.forum.%.created'
    ) WHERE username <> '' AND lengthUTF8(username) <= 30 AND entity_id <> '' GROUP BY ALL""",
)
events = int(db.query("SELECT count() FROM bench.event", "TabSeparated").bytes())
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "peakBytes": usage.ru_maxrss * 1024,
            "events": events,
        }
    )
)
