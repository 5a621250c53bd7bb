"""Articles: what was read, what is to be read, and what is to be forgotten."""

from dataclasses import asdict
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app import schemas
from app.answers import answer, chosen, in_thread, paged
from app.deps import FieldsDep, PagingDep, QueueDep
from app.openapi import problems, unchanged
from app.posted import Inputs, read
from graph.errors import InputError
from graph.jobs import Job, Queue
from graph.model import Article
from graph.store import Store
from graph.view import View
from graph.worker import payload

router = APIRouter(prefix="/articles", tags=["articles"])

ArticlePath = Annotated[str, Path(description="its id")]


@router.get(
    "",
    summary="Articles, the latest first",
    response_model=schemas.Page[schemas.Article],
    responses={**unchanged(), **problems()},
)
async def articles(request: Request, page: PagingDep, fields: FieldsDep = None) -> Response:
    """What was read, without the texts."""
    picked = chosen(fields, schemas.Article)

    def question(view: View) -> bytes:
        found = view.articles(after=page.key(int), limit=page.limit)
        return paged(request, found, found.items, picked)

    return await answer(request, question)


@router.get(
    "/{article}",
    summary="One article",
    response_model=schemas.WholeArticle,
    responses={**unchanged(), **problems(404)},
)
async def article(request: Request, article: ArticlePath) -> Response:
    """An article's text with its blocks and the places that statements stand on."""
    return await answer(request, lambda view: orjson.dumps(view.article_whole(article)))


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/PostedArticle"},
                        {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/PostedArticle"},
                            "minItems": 1,
                        },
                    ]
                }
            },
            "application/x-ndjson": {
                "schema": {"type": "string", "description": "one article a line, as JSON"}
            },
            "text/plain": {"schema": {"type": "string"}, "example": "Japan fears North Korea."},
            "text/html": {"schema": {"type": "string", "description": "a page; its article is found"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                }
            },
        },
    }
}


@router.post(
    "",
    status_code=202,
    summary="Add articles",
    response_model=schemas.Job,
    responses=problems(413, 415, 429),
    openapi_extra=_BODY,
)
async def post(
    request: Request,
    queue: QueueDep,
    name: Annotated[str | None, Query(description="what a posted text is called", max_length=500)] = None,
    title: Annotated[str | None, Query(description="its title", max_length=1_000)] = None,
    published: Annotated[str | None, Query(description="its date", examples=["2018-03-21"])] = None,
    publisher: Annotated[str | None, Query(description="its publisher", max_length=500)] = None,
    url: Annotated[
        str | None,
        Query(description="its address; another text of the same url supersedes it", max_length=4_000),
    ] = None,
) -> Response:
    """Queue one article or many to be read, and answer with the job that does it.

    The body is JSON (an object, a list, or one object a line), plain text, HTML, or files. The parameters
    describe a plain text. What cannot be read is named in the job's report; where nothing can, the answer
    is 422 and nothing is queued.
    """
    about = {"title": title, "published": published, "publisher": publisher, "url": url}
    posted = await read(request, name or "posted", about)
    job = await in_thread(request, _queue, queue, posted)
    headers = {"Location": f"{request.scope.get('root_path', '')}/v1/jobs/{job.id}"}
    return Response(orjson.dumps(job.json()), 202, headers=headers, media_type="application/json")


@router.delete(
    "/{article}", summary="Forget an article", response_model=schemas.Removed, responses=problems(404)
)
async def delete(request: Request, article: ArticlePath) -> Response:
    """Erase an article's words and retract its statements. Adding it again brings them back."""
    store: Store = request.app.state.store
    removed = await in_thread(request, store.remove, article.lower())
    return Response(orjson.dumps(asdict(removed)), media_type="application/json")


def _queue(queue: Queue, posted: Inputs) -> Job:
    articles = [found for found in posted if isinstance(found, Article)]
    skipped = [found for found in posted if isinstance(found, InputError)]
    return queue.submit("ingest", payload(articles, skipped), total=len(posted))
