import type { ReactNode } from 'react';
import type { WarningState } from '#api';
import { type Site, computeBoundingBox } from '#core';
import { saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';
import { classText } from '../parts/class-text.ts';

/** Images to look for: each need is a search in the scenes there are, and a command that asks a catalog. */
export function CollectionNeeds(props: {
  readonly needs: WarningState['needs'];
  readonly sites: readonly Site[];
}): ReactNode {
  const { needs, sites } = props;
  const words = texts.warningPage;
  const { columns } = texts;
  return (
    <section className="stack">
      <h2 id="needs-heading">{words.needs}</h2>
      {needs.length === 0 ? (
        <p>{words.noNeeds}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
        <div className="table-region free" role="region" aria-labelledby="needs-heading" tabIndex={0}>
          <table>
            <caption>
              <span>{words.needsHelp}</span>
            </caption>
            <thead>
              <tr>
                {[columns.site, columns.objects, words.when, columns.kind, words.why, words.search].map((heading) => (
                  <th key={heading} scope="col" className="plain">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {needs.map((need) => (
                <tr key={`${need.siteId} ${need.objectClass} ${need.kind}`}>
                  <th scope="row" className="short">
                    {need.siteName}
                  </th>
                  <td>{classText(need.objectClass)}</td>
                  <td className="date">
                    <span>{need.from} –</span> <span>{need.to}</span>
                  </td>
                  <td>{words.kinds[need.kind]}</td>
                  <td className="text">
                    <ul>
                      {saidAll(need.because, need.why).map((reason) => (
                        <li key={reason}>{reason}</li>
                      ))}
                    </ul>
                  </td>
                  <td className="short">
                    <SceneSearch need={need} site={sites.find(({ id }) => id === need.siteId)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function SceneSearch(props: {
  readonly need: WarningState['needs'][number];
  readonly site: Site | undefined;
}): ReactNode {
  const { need, site } = props;
  const words = texts.warningPage;
  const { from, objectClass, siteId, to } = need;
  return (
    <>
      {site?.geometry ? (
        <a href={searchAddress(computeBoundingBox(site.geometry), from, to)}>{words.inWorkspace}</a>
      ) : (
        <span className="quiet">{words.noPlace}</span>
      )}
      <details>
        <summary>{words.inCatalog}</summary>
        <code>{`sightline scenes --site ${siteId} --class "${objectClass}" --from ${from} --to ${to} --catalog ADDRESS`}</code>
      </details>
    </>
  );
}

/** A STAC item search of this server. */
function searchAddress(bbox: readonly number[], from: string, to: string): string {
  const span = `${from.slice(0, 10)}T00:00:00Z/${to.slice(0, 10)}T23:59:59Z`;
  return `/stac/search?${new URLSearchParams({ bbox: bbox.join(','), datetime: span }).toString()}`;
}
