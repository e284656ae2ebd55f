-- How right a blind answer is on average, so that rankings can leave it out. Of older results it is read off what was
-- asked: times and orders were judged a little more strictly than today.
ALTER TABLE results ADD COLUMN chance REAL NOT NULL DEFAULT 0.25;
UPDATE results SET chance = coalesce((
    SELECT coalesce(
        1.0 / json_array_length(state, '$.rounds[' || round || '].question.task.choices'),
        CASE json_array_length(state, '$.rounds[' || round || '].question.task.items')
            WHEN 3 THEN 0.17 WHEN 4 THEN 0.07
        END,
        CASE WHEN json_extract(state, '$.rounds[' || round || '].question.task.missing') IS NULL
            THEN 0.07 ELSE 0.1
        END
    )
    FROM games WHERE games.id = results.game_id AND json_valid(state)
), 0.25);
