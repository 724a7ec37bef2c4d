"""Activity by week and module engagement in PySpark, local[2].

spark_chains.py LOGS OUTPUT FROM TO: from compressed logs to NAME.tsv; prints what it took as JSON, its Java's included.
"""
import glob
import json
import os
import resource
import shutil
import sys
import time

started = time.perf_counter()
from pyspark.sql import SparkSession, functions as f
from pyspark.sql.types import LongType, StringType, StructField, StructType

logs, output, begin, end = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.memory", "2g")
    .config("spark.sql.shuffle.partitions", "4")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
text = StringType()
schema = StructType(
    [StructField(name, text) for name in ("time", "event_type", "event_source", "username", "event")]
    + [StructField("context", StructType([StructField("user_id", LongType()), StructField("course_id", text)]))]
)
event = (
    spark.read.schema(schema)
    .json(f"{logs}/*.gz")
    .select(
        f.substring("time", 1, 10).alias("date"),
        f.col("event_type").alias("type"),
        f.col("event_source").alias("source"),
        f.trim("username").alias("username"),
        f.col("context.user_id").alias("user_id"),
        f.col("context.course_id").alias("course_id"),
        f.col("event").alias("data"),
    )
    .where((f.col("date") >= begin) & (f.col("date") < end))
    .cache()
)
event.createOrReplaceTempView("event")


def write(name, query):
    folder = os.path.join(output, f"{name}.parts")
    shutil.rmtree(folder, ignore_errors=True)
    spark.sql(query).write.csv(folder, sep="\t", quote="", escape="", emptyValue="")
    with open(os.path.join(output, f"{name}.tsv"), "wb") as whole:
        for part in sorted(glob.glob(os.path.join(folder, "part-*"))):
            with open(part, "rb") as piece:
                shutil.copyfileobj(piece, whole)


write(
    "course_activity",
    """SELECT course_id, date_format(week, 'yyyy-MM-dd HH:mm:ss'), date_format(week + INTERVAL 7 DAY, 'yyyy-MM-dd HH:mm:ss'), label,
      count(DISTINCT user_id) FROM (
      SELECT course_id, user_id, date_trunc('week', to_date(date)) AS week, 'ACTIVE' AS label FROM event
      WHERE source <> 'task' AND type NOT LIKE 'edx.course.enrollment.%' AND user_id IS NOT NULL AND course_id <> ''
      UNION ALL
      SELECT course_id, user_id, date_trunc('week', to_date(date)),
        CASE WHEN type = 'problem_check' THEN 'ATTEMPTED_PROBLEM' WHEN type = 'play_video' THEN 'PLAYED_VIDEO' ELSE 'POSTED_FORUM' END
      FROM event WHERE user_id IS NOT NULL AND course_id <> '' AND ((type = 'problem_check' AND source = 'server')
        OR (type = 'play_video' AND source IN ('browser', 'mobile')) OR (type LIKE 'edx.forum.%.created' AND source = 'server'))
    ) GROUP BY course_id, week, label""",
)
write(
    "module_engagement",
    """SELECT course_id, username, date, entity_type, entity_id, event, count(*) FROM (
      SELECT course_id, username, date, 'problem' AS entity_type, get_json_object(data, '$.problem_id') AS entity_id,
        explode(CASE WHEN lower(get_json_object(data, '$.success')) = 'correct' THEN array('attempted', 'completed') ELSE array('attempted') END) AS event
      FROM event WHERE type = 'problem_check' AND source = 'server'
      UNION ALL SELECT course_id, username, date, 'video', trim(get_json_object(data, '$.id')), 'viewed' FROM event WHERE type = 'play_video'
      UNION ALL SELECT course_id, username, date, 'discussion', get_json_object(data, '$.commentable_id'), 'contributed'
      FROM event WHERE type LIKE 'edx.forum.%.created'
    ) WHERE username <> '' AND length(username) <= 30 AND entity_id IS NOT NULL
    GROUP BY course_id, username, date, entity_type, entity_id, event""",
)
events = event.count()
# Its time counts once it has ended.
java = spark.sparkContext._gateway.proc
spark.stop()
java.stdin.close()
java.wait()
own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "cpuSeconds": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
            "peakBytes": max(own.ru_maxrss, children.ru_maxrss) * 1024,
            "events": events,
        }
    )
)
