"""Enrolment by mode and day, activity by week, module engagement and video timelines in plain DuckDB SQL.

duckdb_chains.py LOGS OUTPUT FROM TO: from compressed logs to NAME.tsv; prints what it took as JSON.
"""
import json
import resource
import sys
import time

started = time.perf_counter()
import duckdb

logs, output, begin, end = sys.argv[1:]
db = duckdb.connect(":memory:")
db.execute("SET threads TO 2")
db.execute(
    f"""CREATE TABLE event AS
    SELECT left(time, 26) AS time, left(time, 10) AS date, event_type AS type, event_source AS source, trim(username) AS username,
           context.user_id AS user_id, context.course_id AS course_id,
           CASE WHEN json_type(event) = 'VARCHAR' THEN json_extract_string(event, '$') ELSE event::VARCHAR END AS data
    FROM read_json('{logs}/*.gz', format = 'newline_delimited', columns = {{
      time: 'VARCHAR', event_type: 'VARCHAR', event_source: 'VARCHAR', username: 'VARCHAR',
      context: 'STRUCT(user_id BIGINT, course_id VARCHAR)', event: 'JSON'}})
    WHERE left(time, 10) >= '{begin}' AND left(time, 10) < '{end}'"""
)


def write(name, query):
    db.execute(f"COPY ({query}) TO '{output}/{name}.tsv' (HEADER false, DELIMITER '\t', NULLSTR '\\N', QUOTE '', ESCAPE '')")


write(
    "course_enrollment_mode_daily",
    f"""WITH change AS (
      SELECT data->>'$.course_id' AS course_id, (data->>'$.user_id')::BIGINT AS user_id, date, time, type, data->>'$.mode' AS mode
      FROM event WHERE type IN ('edx.course.enrollment.activated', 'edx.course.enrollment.deactivated', 'edx.course.enrollment.mode_changed')
    ), ordered AS (
      SELECT *, last_value(CASE WHEN type <> 'edx.course.enrollment.mode_changed' THEN type = 'edx.course.enrollment.activated' END IGNORE NULLS)
        OVER (PARTITION BY course_id, user_id ORDER BY time, type, mode ROWS UNBOUNDED PRECEDING) AS enrolled,
        row_number() OVER (PARTITION BY course_id, user_id, date ORDER BY time DESC, type DESC, mode DESC) AS back
      FROM change
    ), day AS (
      SELECT *, lead(date, 1, '{end}') OVER (PARTITION BY course_id, user_id ORDER BY date) AS until FROM ordered WHERE back = 1
    ), span AS (
      SELECT course_id, mode, coalesce(enrolled, false)::INT AS at_end, unnest(range(date::DATE, until::DATE, INTERVAL 1 DAY)) AS on_day FROM day
    )
    SELECT strftime(on_day, '%Y-%m-%d'), course_id, mode, sum(at_end)::BIGINT, count(*) FROM span GROUP BY ALL""",
)
write(
    "course_activity",
    f"""WITH labelled AS (
      SELECT course_id, user_id, date_trunc('week', date::DATE) AS week, 'ACTIVE' AS label FROM event
      WHERE source <> 'task' AND type NOT LIKE 'edx.course.enrollment.%' AND user_id IS NOT NULL AND course_id <> ''
      UNION ALL
      SELECT course_id, user_id, date_trunc('week', date::DATE),
        CASE WHEN type = 'problem_check' THEN 'ATTEMPTED_PROBLEM' WHEN type = 'play_video' THEN 'PLAYED_VIDEO' ELSE 'POSTED_FORUM' END
      FROM event WHERE user_id IS NOT NULL AND course_id <> '' AND ((type = 'problem_check' AND source = 'server')
        OR (type = 'play_video' AND source IN ('browser', 'mobile')) OR (type LIKE 'edx.forum.%.created' AND source = 'server'))
    )
    SELECT course_id, strftime(week, '%Y-%m-%d %H:%M:%S'), strftime(week + INTERVAL 7 DAY, '%Y-%m-%d %H:%M:%S'), label, count(DISTINCT user_id)
    FROM labelled GROUP BY ALL""",
)
write(
    "module_engagement",
    """WITH done AS (
      SELECT course_id, username, date, 'problem' AS entity_type, data->>'$.problem_id' AS entity_id,
        unnest(CASE WHEN lower(data->>'$.success') = 'correct' THEN ['attempted', 'completed'] ELSE ['attempted'] END) AS event
      FROM event WHERE type = 'problem_check' AND source = 'server'
      UNION ALL SELECT course_id, username, date, 'video', trim(data->>'$.id'), 'viewed' FROM event WHERE type = 'play_video'
      UNION ALL SELECT course_id, username, date, 'discussion', data->>'$.commentable_id', 'contributed'
      FROM event WHERE type LIKE 'edx.forum.%.created'
    )
    SELECT course_id, username, date, entity_type, entity_id, event, count(*) FROM done
    WHERE username <> '' AND length(username) <= 30 AND entity_id IS NOT NULL GROUP BY ALL""",
)
db.execute(
    """CREATE TABLE watched AS
    WITH step AS (
      SELECT course_id, user_id, data->>'$.id' AS video, time, type, (data->>'$.currentTime')::DOUBLE AS place,
        coalesce(data->>'$.currentTime', data->>'$.new_time') AS tie, (data->>'$.old_time')::DOUBLE AS old_time, (data->>'$.new_time')::DOUBLE AS new_time, (data->>'$.duration')::DOUBLE AS duration
      FROM event WHERE type IN ('play_video', 'pause_video', 'stop_video', 'seek_video')
    ), since AS (
      SELECT *, count(*) FILTER (type = 'play_video') OVER (PARTITION BY course_id, user_id, video ORDER BY time, type, tie
        ROWS UNBOUNDED PRECEDING) AS play FROM step
    ), part AS (
      SELECT *, row_number() OVER (PARTITION BY course_id, user_id, video, play ORDER BY time, type, tie) AS turn FROM since WHERE play > 0
    ), pair AS (
      SELECT course_id, user_id, video, play, max(CASE WHEN turn = 1 THEN place END) AS place, max(CASE WHEN turn = 2 THEN type END) AS ended,
        max(CASE WHEN turn = 2 THEN duration END) AS duration, max(CASE WHEN turn = 2 THEN place END) AS stop,
        max(CASE WHEN turn = 2 THEN old_time END) AS old_time, max(CASE WHEN turn = 2 THEN new_time END) AS new_time
      FROM part WHERE turn <= 2 GROUP BY ALL
    ), viewing AS (
      SELECT course_id, user_id, video, duration, ended,
        CASE WHEN lag(ended) OVER one = 'seek_video' THEN lag(new_time) OVER one ELSE place END AS start,
        CASE WHEN ended = 'seek_video' THEN old_time ELSE stop END AS stop
      FROM pair WINDOW one AS (PARTITION BY course_id, user_id, video ORDER BY play)
    )
    SELECT * FROM viewing WHERE ended IS NOT NULL AND stop <= duration + 1 AND stop - start >= 0.25"""
)
write(
    "video_timeline",
    """WITH length AS (SELECT course_id, video, (max(duration)::BIGINT // 5) AS final FROM watched GROUP BY ALL),
    part AS (SELECT course_id, video, user_id, unnest(range(start::INT // 5, trunc(stop)::BIGINT // 5 + 1)) AS segment
      FROM (SELECT course_id, video, user_id, trunc(start)::BIGINT AS start, stop FROM watched))
    SELECT course_id || '|' || video, segment, count(DISTINCT user_id), count(*) FROM part JOIN length USING (course_id, video)
    WHERE segment <= final GROUP BY ALL""",
)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "peakBytes": usage.ru_maxrss * 1024,
            "events": db.execute("SELECT count(*) FROM event").fetchone()[0],
        }
    )
)
