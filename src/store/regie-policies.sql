-- SPDX-License-Identifier: EUPL-1.2
-- Who is connected, what data/rights.ini gives that role, and the few things that a login does where only
-- the owner of the tables may write.  $HOME is the schema of the office.  Every function is of the owner,
-- runs with the owner's rights and looks nowhere but there.
--
-- They are STABLE: they read tables, so a plan that was made before somebody's role changed asks again.  A
-- policy asks in a sub-select, which is done once for a statement and not for every row.  They are PL/pgSQL,
-- which plans what it asks once for a connection; a function in SQL would plan it for every statement anew.

-- Without a row for a role, a scope and an act there is no right.  RELATIONS: the bits of RegieRelation.
-- COLUMNS, quoted, with commas: those that may be read, filled in or changed; NULL is all of them.
CREATE TABLE $HOME.role_right (role TEXT NOT NULL, scope TEXT NOT NULL, act TEXT NOT NULL, tab TEXT NOT NULL,
  relations BIGINT NOT NULL, columns TEXT, PRIMARY KEY (role, scope, act));
ALTER TABLE $HOME.role_right ENABLE ROW LEVEL SECURITY;
ALTER TABLE $HOME.role_right FORCE ROW LEVEL SECURITY;

-- Nobody shares a login (an index says so): these are asked so often that sorting would be most of them.
CREATE FUNCTION $HOME.regie_me () RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE found_id bigint;
  BEGIN
    SELECT id INTO found_id FROM staff WHERE login = session_user AND active = 1 AND voided = 0;
    RETURN found_id;
  END
$f$;

CREATE FUNCTION $HOME.regie_is_owner () RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    RETURN (SELECT pg_has_role (session_user, relowner, 'USAGE') FROM pg_class WHERE oid = '$HOME.staff'::regclass);
  END
$f$;

-- Who owns the tables is no member of staff: it sets the office up.
CREATE FUNCTION $HOME.regie_role () RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE found_role text;
  BEGIN
    SELECT role INTO found_role FROM staff WHERE login = session_user AND active = 1 AND voided = 0;
    IF found_role IS NULL AND regie_is_owner () THEN RETURN 'beheer'; END IF;
    RETURN COALESCE (found_role, '');
  END
$f$;

-- How far the role of who is connected reaches: 0 nothing, 1 every dossier but those that are shielded, 2
-- everything, 3 the dossiers of regie_mine().  Every statement asks this for every table, so it finds the
-- role itself.
CREATE FUNCTION $HOME.regie_reach (which text, what text) RETURNS integer LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE found_role text; mask bigint;
  BEGIN
    SELECT s.role INTO found_role FROM staff s WHERE s.login = session_user AND s.active = 1 AND s.voided = 0;
    IF found_role IS NULL THEN found_role := regie_role (); END IF;
    SELECT r.relations INTO mask FROM role_right r WHERE r.role = found_role AND r.scope = which AND r.act = what;
    IF mask IS NULL OR mask = 0 THEN RETURN 0; END IF;
    IF mask & 24 = 24 THEN RETURN 2; END IF;
    IF mask & 16 = 0 THEN RETURN 3; END IF;
    RETURN 1;
  END
$f$;

-- WORDS with the key of the office, which nobody but the owner reads: equal words are seen to be equal, and
-- nobody finds out what they were by trying.
CREATE FUNCTION $HOME.regie_digest (words text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT encode (sha256 (convert_to (concat_ws (chr (10), m.value, words, m.value), 'UTF8')), 'hex')
    FROM meta m WHERE m.key = 'chain_key'
$f$;

-- A lock on a record is held under this number, so that who looks at the locks sees no ids.  Kinds of record
-- and entries of the log are locked as they are.
CREATE FUNCTION $HOME.regie_lock_key (record bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT CASE WHEN record < 1000 THEN record
    ELSE ('x0' || left (regie_digest ('lock ' || record), 15))::bit(64)::bigint END
$f$;

-- The same of who has a dossier open.
CREATE FUNCTION $HOME.regie_open_key (which bigint) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT ('x' || left (regie_digest ('open ' || which), 8))::bit(32)::integer
$f$;

-- By which an anchor knows the office.
CREATE FUNCTION $HOME.regie_mark () RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT left (encode (sha256 (convert_to ('regie anchor ' || m.value, 'UTF8')), 'hex'), 16)
    FROM meta m WHERE m.key = 'chain_key'
$f$;

-- How many lines the log of changes has, also of those that one may not read.
CREATE FUNCTION $HOME.regie_log_length () RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$ SELECT COALESCE (max (seq), 0) FROM change_log $f$;

-- The days and moments of the program are text.
CREATE FUNCTION $HOME.regie_today () RETURNS text LANGUAGE plpgsql STABLE
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    RETURN to_char (now () AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD');
  END
$f$;
CREATE FUNCTION $HOME.regie_moment (later interval) RETURNS text LANGUAGE plpgsql STABLE
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    RETURN to_char ((now () + later) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
  END
$f$;

-- Is what WRITER wrote committed?  Who wrote it sees it before, and may still take it back: what somebody
-- opened in need counts only once it cannot be undone without a trace.
CREATE FUNCTION $HOME.regie_stands (writer xid) RETURNS boolean LANGUAGE plpgsql
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE mine bigint := pg_current_xact_id_if_assigned ()::text::bigint; later bigint;
  BEGIN
    IF mine IS NULL THEN RETURN TRUE; END IF;
    -- Numbers of transactions run round; those of a savepoint come after their own.
    later := (writer::text::bigint - (mine & 4294967295) + 4294967296) % 4294967296;
    RETURN later >= 2147483648 OR pg_xact_status ((mine + later)::text::xid8) IS DISTINCT FROM 'in progress';
  END
$f$;

-- Did who is connected open DOSSIER in need, and is that not over?
CREATE FUNCTION $HOME.regie_opened (which bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE me bigint := regie_me ();
  BEGIN
    RETURN EXISTS (SELECT 1 FROM emergency e WHERE e.dossier = which AND e.staff = me AND e.voided = 0
      AND e.until_moment > regie_moment ('0') AND regie_stands (e.xmin));
  END
$f$;

-- Whose consultant or director who is connected is, whom they replace, and what they opened in need.  For
-- the owner alone: a list of dossiers is given to nobody.
CREATE FUNCTION $HOME.regie_own () RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE me bigint := regie_me (); today text := regie_today (); moment text := regie_moment ('0');
  BEGIN
    RETURN QUERY SELECT d.id FROM dossier d WHERE d.consultant = me OR d.director = me
      UNION
      SELECT d.id FROM absence a JOIN dossier d ON d.consultant = a.staff OR d.director = a.staff
        WHERE a.replaced_by = me AND a.voided = 0
          AND today BETWEEN a.from_day AND a.until_day AND d.shielded IS DISTINCT FROM 1
      UNION
      SELECT e.dossier FROM emergency e
        WHERE e.staff = me AND e.voided = 0 AND e.until_moment > moment AND regie_stands (e.xmin);
  END
$f$;

-- Which dossiers are shielded is told to nobody.  A policy asks of a row only whether its dossier, or its
-- person, may be one: 65536 marks, of which those of shielded dossiers are set; NULL when there are none.  Only
-- for the few rows with such a mark it is asked whether a dossier, or somebody, is not hidden from who is
-- connected.
CREATE FUNCTION $HOME.regie_marks () RETURNS bytea LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE marks bytea; one record;
  BEGIN
    FOR one IN SELECT d.id, d.person FROM dossier d WHERE d.shielded = 1 LOOP
      marks := COALESCE (marks, decode (repeat ('00', 8192), 'hex'));
      marks := set_bit (set_bit (marks, (hashint8 (one.id) & 65535)::bigint, 1),
                        (hashint8 (one.person) & 65535)::bigint, 1);
    END LOOP;
    RETURN marks;
  END
$f$;

CREATE FUNCTION $HOME.regie_spares (which bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE me bigint;
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM dossier d WHERE d.id = which AND d.shielded = 1) THEN RETURN TRUE; END IF;
    me := regie_me ();
    RETURN NOT EXISTS (SELECT 1 FROM dossier d WHERE d.id = which AND d.shielded = 1
      AND NOT COALESCE (me IN (d.consultant, d.director), FALSE) AND NOT regie_opened (which));
  END
$f$;

CREATE FUNCTION $HOME.regie_spares_person (who bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT NOT EXISTS (SELECT 1 FROM dossier d WHERE d.person = who AND d.shielded = 1 AND NOT regie_spares (d.id))
$f$;

-- The same of a record that lies in a dossier, for who does not reach every dossier.
CREATE FUNCTION $HOME.regie_spares_record (kind text, record bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE lies_in bigint;
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM role_right r WHERE r.tab = kind) THEN RETURN FALSE; END IF;
    EXECUTE format ('SELECT dossier FROM $HOME.%I WHERE id = $1', kind) INTO lies_in USING record;
    RETURN lies_in IS NULL OR regie_spares (lies_in);
  END
$f$;

-- The dossiers that the role reaches when it does not reach all: they are seen anyway.
CREATE FUNCTION $HOME.regie_mine (which text, what text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE mask bigint;
  BEGIN
    SELECT r.relations INTO mask FROM role_right r
      WHERE r.role = (SELECT regie_role ()) AND r.scope = which AND r.act = what;
    IF regie_reach ('dossier', 'lezen') = 0 THEN RETURN; END IF;
    IF mask & 1 <> 0 THEN RETURN QUERY SELECT o FROM regie_own () o; END IF;
    IF mask & 2 <> 0 THEN
      RETURN QUERY SELECT d.id FROM dossier d JOIN staff c ON c.id = d.consultant
        WHERE d.shielded IS DISTINCT FROM 1 AND c.team = (SELECT m.team FROM staff m WHERE m.id = regie_me ());
    END IF;
    IF mask & 4 <> 0 THEN
      RETURN QUERY SELECT d.id FROM youth y JOIN dossier d ON d.id = y.dossier
        WHERE d.shielded IS DISTINCT FROM 1;
    END IF;
  END
$f$;

-- Kinds of record of which the log may be read, as text[] for a policy.
CREATE FUNCTION $HOME.regie_readable () RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    RETURN (SELECT COALESCE (array_agg (r.tab), '{}') FROM role_right r
      WHERE r.role = (SELECT regie_role ()) AND r.act = 'lezen' AND r.scope = r.tab);
  END
$f$;

-- May the values that the log has of this record be read, as far as its dossier goes?  Of what is not there
-- the answer is that of what is hidden.
CREATE FUNCTION $HOME.regie_sees_record (kind text, record bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE reach integer; found_it bigint; lies_in bigint;
  BEGIN
    reach := regie_reach (kind, 'lezen');
    IF reach IN (0, 2) THEN RETURN reach = 2; END IF;
    -- Each kind has a question of its own, which is planned once.
    CASE kind
    WHEN 'dossier' THEN SELECT count (*), max (d.id) INTO found_it, lies_in FROM dossier d WHERE d.id = record;
    WHEN 'person' THEN SELECT count (*), max (d.id) INTO found_it, lies_in FROM dossier d WHERE d.person = record;
$LYING    ELSE RETURN TRUE;
    END CASE;
    IF lies_in IS NULL THEN RETURN found_it > 0; END IF;
    IF reach = 1 THEN RETURN CASE kind WHEN 'person' THEN regie_spares_person (record) ELSE regie_spares (lies_in) END; END IF;
    RETURN lies_in IN (SELECT regie_mine (kind, 'lezen'));
  END
$f$;

-- Does who is connected see this record, of one of the kinds of which the log is for who does?  With their own
-- rights: the policies answer.  Each kind has a question of its own: in one, hundreds of policies would be
-- made ready for every line of the log.
CREATE FUNCTION $HOME.regie_is_there (kind text, record bigint) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    CASE kind
$SHOWN    ELSE RETURN FALSE;
    END CASE;
  END
$f$;

-- May the line of the log be read by who did not write it: does one of its values tell of what they see?
CREATE FUNCTION $HOME.regie_sees_entry (entry bigint) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    RETURN EXISTS (SELECT 1 FROM change_value v WHERE v.seq = entry);
  END
$f$;

-- --- what the programs ask ---

CREATE FUNCTION $HOME.regie_sees_dossiers () RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$ SELECT regie_reach ('dossier', 'lezen') <> 0 $f$;

-- Does it see every dossier whole, and write in it?
CREATE FUNCTION $HOME.regie_may_rebuild () RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT least (regie_reach ('dossier', 'lezen') % 3, regie_reach ('fact', 'wijzigen') % 3,
      regie_reach ('dossier_index', 'wissen') % 3)
    >= CASE WHEN EXISTS (SELECT 1 FROM dossier WHERE shielded = 1) THEN 2 ELSE 1 END
$f$;

-- The dossiers of which the names, or all texts, hold what is like PATTERN: the owner may use the trigrams,
-- which a policy does not let anybody else.  Few: what is found is then looked up, and not all that is there.
CREATE FUNCTION $HOME.regie_search (which text, pattern text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 30
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE reach integer;
  BEGIN
    IF which NOT IN ('search_text', 'search_note') THEN RAISE insufficient_privilege; END IF;
    reach := regie_reach (which, 'lezen');
    IF reach = 0 THEN RETURN; END IF;
    IF reach = 3 THEN
      RETURN QUERY EXECUTE format ('SELECT t.id FROM $HOME.%I t WHERE t.folded LIKE $1 AND t.id IN (SELECT regie_mine ($2, ''lezen''))', which)
        USING pattern, which;
    ELSE
      RETURN QUERY EXECUTE format ('SELECT t.id FROM $HOME.%I t JOIN $HOME.dossier d ON d.id = t.id WHERE t.folded LIKE $1 '
        'AND ($2 = 2 OR d.shielded IS DISTINCT FROM 1 OR regie_spares (t.id))', which) USING pattern, reach;
    END IF;
  END
$f$;

-- --- what a login does through the owner, each as narrow as its work ---

-- A line of the log with the head of its chain.  Who and when are what the server says, and so is the keyed
-- hash of SAID, what the change is; with the number of the line in it, so that nobody finds out by trying
-- what an older line said.  The hash of a line is that of regie-apply.c, which checks the chain on every
-- engine.  Gives both; nothing when the key is missing.
CREATE FUNCTION $HOME.regie_log_append (moment text, person bigint, words text, taken_back bigint, said text)
  RETURNS text LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE head text; number bigint; fresh text; vals text := '';
  BEGIN
    IF regie_role () = '' THEN RAISE insufficient_privilege; END IF;
    IF regie_me () IS NOT NULL THEN
      person := regie_me ();
      moment := regie_moment ('0');
    END IF;
    -- Locks it: the next writer waits here.
    UPDATE meta SET value = value WHERE key = 'chain' RETURNING value INTO head;
    SELECT COALESCE (max (seq), 0) + 1 INTO number FROM change_log;
    IF said <> '' THEN vals := regie_digest (number || chr (10) || said); END IF;
    IF vals IS NULL THEN RETURN NULL; END IF;
    fresh := encode (sha256 (convert_to (concat_ws (chr (10), COALESCE (head, ''), number, moment,
      COALESCE (person::text, ''), words, COALESCE (taken_back::text, ''), vals), 'UTF8')), 'hex');
    INSERT INTO change_log (seq, at, who, title, undoes, values_hash, hash)
      VALUES (number, moment, person, words, taken_back, vals, fresh);
    UPDATE meta SET value = fresh WHERE key = 'chain';
    RETURN number || ' ' || vals;
  END
$f$;

-- Nothing of a record is written without the log saying so, in the same transaction: that it comes or goes,
-- and each field with what it becomes.  What it was need not stand there, so erasing is held by it as well; of
-- what the log forgets it says at least which record that was of.
CREATE FUNCTION $HOME.regie_check_logged () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE mine bigint[]; kind text := CASE TG_TABLE_NAME WHEN 'attachment_bytes' THEN 'attachment' ELSE TG_TABLE_NAME END;
    record bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END; stands jsonb; fields text[];
  BEGIN
    IF regie_is_owner () THEN RETURN NULL; END IF;
    IF TG_OP = 'UPDATE' THEN
      stands := to_jsonb (NEW);
      SELECT array_agg (o.key) INTO fields FROM jsonb_each_text (to_jsonb (OLD)) o
        WHERE o.key <> 'version' AND o.value IS DISTINCT FROM stands ->> o.key;
      IF fields IS NULL THEN RETURN NULL; END IF;
    ELSE
      fields := ARRAY['voided'];
      stands := jsonb_build_object ('voided', CASE TG_OP WHEN 'DELETE' THEN '1'
        ELSE COALESCE (to_jsonb (NEW) ->> 'voided', '0') END);
    END IF;
    -- The lines of a transaction are the last: others wait for its end.
    SELECT array_agg (l.seq) INTO mine FROM (SELECT seq, xmin FROM change_log ORDER BY seq DESC LIMIT 100) l
      WHERE l.xmin = pg_current_xact_id ()::xid;
    IF kind = 'change_value' THEN
      IF EXISTS (SELECT 1 FROM change_value v WHERE v.entity = OLD.entity AND v.id = record
           AND v.seq = ANY (mine) AND v.from_text IS NULL) THEN
        RETURN NULL;
      END IF;
      RAISE insufficient_privilege;
    END IF;
    IF (SELECT count (*) FROM unnest (fields) f WHERE EXISTS (SELECT 1 FROM change_value v
          WHERE v.entity = kind AND v.id = record AND v.seq = ANY (mine) AND v.field = f
            AND v.to_text IS NOT DISTINCT FROM stands ->> f)) = cardinality (fields)
       OR (fields = ARRAY['voided'] AND EXISTS (SELECT 1 FROM change_value v WHERE v.seq = ANY (mine)
          AND v.last_id IS NOT NULL AND v.entity = kind AND v.to_text = stands ->> 'voided'
          AND record BETWEEN v.id AND v.last_id)) THEN
      RETURN NULL;
    END IF;
    RAISE insufficient_privilege;
  END
$f$;

-- A line of the log of reading with the head of its chain, unless the same was the last of its act that this
-- person did within SPAN seconds.  Who and when are what the server says; who owns the tables may play
-- somebody.  The hash is that of regie-reading-query.c.
CREATE FUNCTION $HOME.regie_read_line (deed text, about bigint, sort text, n bigint, denied bigint, place text,
    why text, words text, span bigint, person bigint)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE head text; number bigint; fresh text; me bigint := COALESCE (regie_me (), person);
    moment text := regie_moment ('0');
  BEGIN
    IF regie_role () = '' THEN RAISE insufficient_privilege; END IF;
    IF EXISTS (SELECT 1 FROM (SELECT r.dossier, r.kind, r.refused FROM read_log r
        WHERE r.who = me AND r.act = deed AND r.at <= moment
          AND r.at > regie_moment (-span * interval '1 second') ORDER BY r.at DESC, r.id DESC LIMIT 1) l
        WHERE l.dossier = about AND l.kind IS NOT DISTINCT FROM sort AND l.refused = denied) THEN
      RETURN 0;
    END IF;
    -- Locks it: the next one waits here.
    UPDATE meta SET value = value WHERE key = 'read_chain' RETURNING value INTO head;
    number := split_part (head, ' ', 1)::bigint + 1;
    fresh := encode (sha256 (convert_to (concat_ws (chr (10), split_part (head, ' ', 2), number, moment,
      COALESCE (me::text, ''), deed, about, COALESCE (sort, ''), n, denied, place, COALESCE (why, '')), 'UTF8')),
      'hex');
    INSERT INTO read_log (id, at, who, dossier, reason, act, kind, persons, refused, origin, ground, hash)
      VALUES (number, moment, me, about, words, deed, sort, n, denied, place, why, fresh);
    UPDATE meta SET value = number || ' ' || fresh WHERE key = 'read_chain';
    RETURN number;
  END
$f$;

-- The same for whoever works here; what is opened in need has a way of its own.
CREATE FUNCTION $HOME.regie_read_append (deed text, about bigint, sort text, n bigint, denied bigint, place text,
    why text, words text, span bigint, person bigint)
  RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF deed = 'noodtoegang' THEN RAISE insufficient_privilege; END IF;
    RETURN regie_read_line (deed, about, sort, n, denied, place, why, words, span, person);
  END
$f$;

-- --- a shielded dossier, opened in need ---

-- Who is connected says which number they try, and why.  It gives no answer: that comes in a later
-- transaction (regie_find_shielded), when this line cannot be taken back any more.
CREATE FUNCTION $HOME.regie_try_shielded (number_of text, why text, place text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF regie_reach ('emergency', 'toevoegen') = 0 OR COALESCE (btrim (why), '') = '' THEN
      RAISE insufficient_privilege;
    END IF;
    PERFORM regie_read_line ('noodtoegang', 0, left (regie_digest ('try ' || number_of), 16), 0, 0, place, NULL, why, 0, NULL);
  END
$f$;

-- Did who is connected try one of NUMBERS, within the last SPAN, and does that stand?
CREATE FUNCTION $HOME.regie_tried (numbers text[], span interval) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE me bigint := regie_me ();
  BEGIN
    RETURN EXISTS (SELECT 1 FROM read_log r WHERE r.who IS NOT DISTINCT FROM me AND r.act = 'noodtoegang'
      AND r.dossier = 0 AND r.refused = 0 AND r.at >= regie_moment (-span) AND regie_stands (r.xmin)
      AND r.kind IN (SELECT left (regie_digest ('try ' || n), 16) FROM unnest (numbers) n));
  END
$f$;

-- The shielded dossier with a number that who is connected tried just now; the log of reading says what came
-- of it.
CREATE FUNCTION $HOME.regie_find_shielded (number_of text, place text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE found_it bigint;
  BEGIN
    IF regie_reach ('emergency', 'toevoegen') = 0 OR NOT regie_tried (ARRAY[number_of], '10 minutes') THEN
      RAISE insufficient_privilege;
    END IF;
    SELECT d.id INTO found_it FROM dossier d JOIN person p ON p.id = d.person
      WHERE d.shielded = 1 AND d.voided = 0 AND number_of IN (d.number, p.v_number, p.bsn) LIMIT 1;
    PERFORM regie_read_line ('noodtoegang', COALESCE (found_it, 0), NULL, 0, (found_it IS NULL)::int, place, NULL, NULL, 0, NULL);
    RETURN found_it;
  END
$f$;

-- May who is connected open DOSSIER in need: is it shielded, and did they say its number and why?
CREATE FUNCTION $HOME.regie_tried_dossier (which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT EXISTS (SELECT 1 FROM dossier d JOIN person p ON p.id = d.person WHERE d.id = which AND d.shielded = 1
    AND regie_tried (ARRAY[d.number, p.v_number, p.bsn], '1 hour'))
$f$;

CREATE FUNCTION $HOME.regie_index_made (rules text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF NOT regie_may_rebuild () THEN RAISE insufficient_privilege; END IF;
    INSERT INTO meta (key, value) VALUES ('rules_hash', rules)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value;
  END
$f$;

-- Nobody has DELETE on a table, so that nobody can lock one against all others.  Rows of derived tables are
-- those of dossiers; records go for good with what is erased.
CREATE FUNCTION $HOME.regie_wipe (which text, by text, numbers bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE reach integer;
  BEGIN
    reach := regie_reach (CASE which WHEN 'attachment_bytes' THEN 'attachment' ELSE which END, 'wissen');
    IF reach = 0 OR by NOT IN ('id', 'dossier') OR which IN ('draft', 'filter') THEN RAISE insufficient_privilege; END IF;
    IF reach = 1 THEN numbers := ARRAY (SELECT n FROM unnest (numbers) n WHERE regie_spares (n)); END IF;
    IF reach = 3 THEN numbers := ARRAY (SELECT unnest (numbers) INTERSECT SELECT regie_mine (which, 'wissen')); END IF;
    EXECUTE format ('DELETE FROM $HOME.%I WHERE %I = ANY ($1)', which, by) USING numbers;
  END
$f$;

-- The same of all that is derived of one dossier but its texts; each save does this.
CREATE FUNCTION $HOME.regie_unindex (which bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE kind text; reach integer;
  BEGIN
    FOREACH kind IN ARRAY ARRAY['deadline', 'dossier_index', 'youth', 'plan_cost'] LOOP
      reach := regie_reach (kind, 'wissen');
      IF reach = 0 THEN RAISE insufficient_privilege; END IF;
      IF (reach = 1 AND NOT regie_spares (which))
         OR (reach = 3 AND NOT EXISTS (SELECT 1 FROM regie_mine (kind, 'wissen') m WHERE m = which)) THEN
        RETURN;
      END IF;
    END LOOP;
    DELETE FROM deadline WHERE dossier = which;
    DELETE FROM dossier_index WHERE dossier = which;
    DELETE FROM youth WHERE dossier = which;
    DELETE FROM plan_cost WHERE dossier = which;
  END
$f$;

CREATE FUNCTION $HOME.regie_wipe_index () RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF NOT regie_may_rebuild () THEN RAISE insufficient_privilege; END IF;
    DELETE FROM deadline; DELETE FROM dossier_index; DELETE FROM youth; DELETE FROM plan_cost;
  END
$f$;

CREATE FUNCTION $HOME.regie_wipe_search () RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF NOT regie_may_rebuild () THEN RAISE insufficient_privilege; END IF;
    DELETE FROM search_text; DELETE FROM search_note;
  END
$f$;

-- What the log says of records that are erased; its lines stay, with the hash of what they said.
CREATE FUNCTION $HOME.regie_wipe_values (kind text, numbers bigint[], kept bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF regie_reach (kind, 'wissen') <> 2 THEN RAISE insufficient_privilege; END IF;
    DELETE FROM change_value WHERE entity = kind AND last_id IS NULL AND seq <> kept AND id = ANY (numbers);
  END
$f$;

-- A draft of who is connected; the owner plays others.
CREATE FUNCTION $HOME.regie_drop_draft (whose bigint, where_it_is text) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DELETE FROM draft
    WHERE staff = CASE WHEN regie_is_owner () THEN whose ELSE regie_me () END AND place = where_it_is
$f$;

-- Id and place, never the text, of each draft that may have to go with what is erased (the dot stands for a
-- quote); who works at the desk forgets what was typed in its forms.
CREATE FUNCTION $HOME.regie_draft_places () RETURNS TABLE (id bigint, place text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  SELECT d.id, d.place FROM draft d WHERE regie_role () = 'beheer' OR d.staff = regie_me () OR
    (regie_reach ('wish', 'wijzigen') <> 0
     AND d.place ~ '^(desk[.]|record[.](add|change) [(].(wish|resident|match|attendance|visit).,)')
$f$;

CREATE FUNCTION $HOME.regie_forget_draft (which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DELETE FROM draft WHERE id = which AND id IN (SELECT p.id FROM regie_draft_places () p)
$f$;

-- Those of thirty days old; an id tells when it was made (regie_id_at).
CREATE FUNCTION $HOME.regie_sweep_drafts () RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DELETE FROM draft
    WHERE id < ((extract (epoch FROM now ()) * 1000)::bigint - 1577836800000 - 30::bigint * 86400000) << 22
$f$;

-- What is asked is planned by how much there is: said again after very much was written, when the server has
-- not counted yet.  Questions that are prepared on any connection are planned again then.
CREATE FUNCTION $HOME.regie_measure () RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema () LOOP
      EXECUTE format ('ANALYZE %I', name);
    END LOOP;
  END
$f$;

-- --- logins ---

-- Gives a login what its role may, by tables and columns, or takes all of it away.  Never a whole table to
-- change or to delete from: who has that can lock it against all others.
CREATE FUNCTION $HOME.regie_let (who text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE home text := current_schema (); has text; one record;
  BEGIN
    IF NOT regie_is_owner () AND regie_role () <> 'beheer' THEN RAISE insufficient_privilege; END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = who)
       OR pg_has_role (who, (SELECT relowner FROM pg_class WHERE oid = 'staff'::regclass), 'USAGE') THEN
      RETURN;
    END IF;
    EXECUTE format ('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', home, who);
    EXECUTE format ('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM %I', home, who);
    SELECT role INTO has FROM staff WHERE login = who AND active = 1 AND voided = 0 ORDER BY id LIMIT 1;
    -- Its own database is closed to who does not work here.
    IF home = 'public' AND has_database_privilege (current_user, current_database (), 'CONNECT WITH GRANT OPTION') THEN
      EXECUTE format (CASE WHEN has IS NULL THEN 'REVOKE CONNECT ON DATABASE %I FROM %I'
        ELSE 'GRANT CONNECT ON DATABASE %I TO %I' END, current_database (), who);
    END IF;
    IF has IS NULL THEN
      EXECUTE format ('REVOKE ALL ON SCHEMA %I FROM %I', home, who);
      RETURN;
    END IF;
    EXECUTE format ('GRANT USAGE ON SCHEMA %I TO %I', home, who);
    FOR one IN SELECT p.oid::regprocedure::text AS name FROM pg_proc p
      WHERE p.pronamespace = home::regnamespace AND p.proname LIKE 'regie\_%' AND p.prorettype <> 'trigger'::regtype
        AND p.proname NOT IN ('regie_own', 'regie_digest', 'regie_tried', 'regie_read_line')
    LOOP
      EXECUTE format ('GRANT EXECUTE ON FUNCTION %s TO %I', one.name, who);
    END LOOP;
    EXECUTE format ('GRANT SELECT ON meta, change_value, attachment_bytes TO %I;
                     GRANT INSERT ON change_value TO %I', who, who);
    -- Where a role reads nothing its questions have no rows, so that one text of SQL serves every role; a
    -- column that fewer read is refused.
    FOR one IN SELECT t.tab, CASE WHEN own.tab IS NOT NULL THEN own.columns ELSE
        (SELECT min (x.columns) FROM role_right x WHERE x.tab = t.tab AND x.act = 'lezen') END AS columns
      FROM (SELECT DISTINCT tab FROM role_right) t
      LEFT JOIN role_right own ON own.scope = t.tab AND own.act = 'lezen' AND own.role = has
    LOOP
      EXECUTE format ('GRANT SELECT%s ON %I TO %I', ' (' || one.columns || ')', one.tab, who);
    END LOOP;
    FOR one IN SELECT r.tab, r.act, r.columns FROM role_right r
      WHERE r.role = has AND r.relations <> 0 AND r.act IN ('toevoegen', 'wijzigen')
    LOOP
      EXECUTE format ('GRANT %s%s ON %I TO %I', CASE one.act WHEN 'toevoegen' THEN 'INSERT' ELSE 'UPDATE' END,
        ' (' || one.columns || ')', one.tab, who);
      IF one.tab = 'attachment' AND one.act = 'toevoegen' THEN
        EXECUTE format ('GRANT INSERT ON attachment_bytes TO %I', who);
      END IF;
    END LOOP;
  END
$f$;

CREATE FUNCTION $HOME.regie_staff_changed () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.login IS NOT NULL AND OLD.login IS DISTINCT FROM NEW.login THEN
      PERFORM regie_let (OLD.login);
    END IF;
    IF NEW.login IS NOT NULL THEN PERFORM regie_let (NEW.login); END IF;
    RETURN NULL;
  END
$f$;
CREATE TRIGGER regie_staff_changed AFTER INSERT OR UPDATE ON $HOME.staff
  FOR EACH ROW EXECUTE FUNCTION $HOME.regie_staff_changed ();

-- Was this record made in this very transaction?  It may not be seen yet: that of somebody whose dossier
-- comes after it.
CREATE FUNCTION $HOME.regie_made_now (kind text, record bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE made boolean;
  BEGIN
    -- A table of the office, and not one that somebody put in its place.
    IF NOT EXISTS (SELECT 1 FROM role_right r WHERE r.tab = kind) THEN RETURN FALSE; END IF;
    EXECUTE format ('SELECT EXISTS (SELECT 1 FROM $HOME.%I WHERE id = $1 AND xmin = pg_current_xact_id ()::xid)', kind)
      INTO made USING record;
    RETURN made;
  END
$f$;

-- Of an opening in need only the judgement is written later, in one's own name; the dossier moves with two
-- that become one.
CREATE FUNCTION $HOME.regie_check_judged () RETURNS trigger LANGUAGE plpgsql
  SET search_path = $HOME, pg_temp AS $f$
  BEGIN
    IF regie_is_owner () THEN RETURN NEW; END IF;
    IF (NEW.staff, NEW.reason, NEW.from_moment, NEW.until_moment)
         IS DISTINCT FROM (OLD.staff, OLD.reason, OLD.from_moment, OLD.until_moment)
       OR (NEW.dossier <> OLD.dossier AND regie_role () <> 'beheer')
       OR (NEW.reviewed_by IS NOT NULL AND NEW.reviewed_by IS DISTINCT FROM OLD.reviewed_by
           AND NEW.reviewed_by IS DISTINCT FROM regie_me ()) THEN
      RAISE insufficient_privilege;
    END IF;
    RETURN NEW;
  END
$f$;
CREATE TRIGGER regie_check_judged BEFORE UPDATE ON $HOME.emergency
  FOR EACH ROW EXECUTE FUNCTION $HOME.regie_check_judged ();

-- Who has a shielded dossier, and that it is one, is decided by who leads or has it; not by who opened it in
-- need.
CREATE FUNCTION $HOME.regie_check_shield () RETURNS trigger LANGUAGE plpgsql
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE me bigint := regie_me ();
  BEGIN
    IF OLD.shielded = 1 AND (NEW.shielded, NEW.consultant, NEW.director)
         IS DISTINCT FROM (OLD.shielded, OLD.consultant, OLD.director)
       AND NOT (regie_is_owner () OR regie_role () IN ('manager', 'beheer')
                OR COALESCE (me IN (OLD.consultant, OLD.director), FALSE)) THEN
      RAISE insufficient_privilege;
    END IF;
    RETURN NEW;
  END
$f$;
CREATE TRIGGER regie_check_shield BEFORE UPDATE ON $HOME.dossier
  FOR EACH ROW EXECUTE FUNCTION $HOME.regie_check_shield ();

-- Does who is connected see this record?  With their own rights: the policies answer.
CREATE FUNCTION $HOME.regie_is_seen (kind text, record bigint) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE there boolean;
  BEGIN
    EXECUTE format ('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1)', kind) INTO there USING record;
    RETURN there OR regie_made_now (kind, record);
  END
$f$;

-- What points to a record that one may not see is refused whether that record exists or not: a foreign key
-- would tell which.  Policies do this for what is added; this for a column that is changed, which points to
-- another table.
CREATE FUNCTION $HOME.regie_check_reference () RETURNS trigger LANGUAGE plpgsql
  SET search_path = $HOME, pg_temp AS $f$
  DECLARE target bigint; before bigint;
  BEGIN
    EXECUTE format ('SELECT ($1).%I, ($2).%I', TG_ARGV[0], TG_ARGV[0]) INTO target, before USING NEW, OLD;
    IF target IS DISTINCT FROM before AND NOT regie_is_seen (TG_ARGV[1], target) THEN
      RAISE insufficient_privilege;
    END IF;
    RETURN NEW;
  END
$f$;
